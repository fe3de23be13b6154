namespace ConcertReservation.IntegrationTests.Races;

public sealed class CheckInRaceTests(TwoInstances service) : IClassFixture<TwoInstances>
{
    [Fact]
    public async Task CheckIn_OneTicketAtManyScannersAtOnce_IsAcceptedOnce()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 1);
        var code = await TicketAsync(concert);
        var scanners = await ScannersAsync(40);

        var answers = await Race.RunAsync(
            scanners,
            scanner => scanner.Client.PostAsync("/admin/check-ins", new { code, performanceId = concert.PerformanceId })
        );

        answers.Tally().Should().Be("1 x 200, 39 x 409 already_checked_in");
        await Invariants.HoldAsync(service);
    }

    [Fact]
    public async Task CheckInAndRefund_AtOnce_OneSucceeds()
    {
        for (var round = 0; round < 10; round++)
        {
            var concert = await service.Crowd.ConcertAsync(seats: 1);
            var (buyer, reservationId) = await service.BuyerAsync(concert);
            var code = (await buyer.Client.GetAsync($"/reservations/{reservationId}/ticket")).Get<string>("code");
            var scanner = await service.Crowd.OperatorAsync();

            var answers = await Race.RunAsync(
                new Func<Task<Answer>>[]
                {
                    () =>
                        scanner.Client.PostAsync(
                            "/admin/check-ins",
                            new { code, performanceId = concert.PerformanceId }
                        ),
                    () => buyer.Client.PostAsync($"/reservations/{reservationId}/refund"),
                },
                act => act()
            );

            answers.Tally().Should().BeOneOf("1 x 200, 1 x 409 refund_closed", "1 x 201, 1 x 409 reservation_refunded");
        }
        await Invariants.HoldAsync(service);
    }

    private async Task<string> TicketAsync(ConcertOnSale concert)
    {
        var (buyer, reservationId) = await service.BuyerAsync(concert);
        return (await buyer.Client.GetAsync($"/reservations/{reservationId}/ticket")).Get<string>("code");
    }

    private async Task<IReadOnlyList<Person>> ScannersAsync(int count) =>
        await Task.WhenAll(Enumerable.Range(0, count).Select(_ => service.Crowd.OperatorAsync()));
}

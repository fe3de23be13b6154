using ConcertReservation.IntegrationTests.Finding;

namespace ConcertReservation.IntegrationTests.Races;

public sealed class StaffRefundRaceTests(TwoInstances service) : IClassFixture<TwoInstances>
{
    private const int Rounds = 10;

    [Fact]
    public async Task Refund_ByManyOperatorsAtOnce_IsMadeOnce()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 1, price: 10_000);
        var (buyer, id) = await service.BuyerAsync(concert, balance: 10_000);
        var staff = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => service.Crowd.OperatorAsync()));

        var answers = await Race.RunAsync(
            staff.Select((one, i) => (Func<Task<Answer>>)(() => one.RefundForAsync(id, instance: i)))
        );

        answers.Tally().Should().Be("1 x 201, 19 x 409 reservation_not_paid");
        (await buyer.BalanceAsync()).Should().Be(10_000);
        await Invariants.HoldAsync(service);
    }

    [Fact]
    public async Task Refund_ByOperatorAndCustomerAtOnce_IsMadeOnce()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var concert = await service.Crowd.ConcertAsync(seats: 1, price: 10_000);
            var (buyer, id) = await service.BuyerAsync(concert, balance: 10_000);
            var staff = await service.Crowd.OperatorAsync();

            var answers = await Race.RunAsync([
                () => staff.RefundForAsync(id, instance: 1),
                () => buyer.Client.PostAsync($"/reservations/{id}/refund"),
            ]);

            answers.Tally().Should().Be("1 x 201, 1 x 409 reservation_not_paid");
            (await buyer.BalanceAsync()).Should().Be(10_000);
        }
        await Invariants.HoldAsync(service);
    }

    [Fact]
    public async Task RefundByAnOperatorAndCheckIn_AtOnce_OneSucceeds()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var concert = await service.Crowd.ConcertAsync(seats: 1);
            var (buyer, id) = await service.BuyerAsync(concert);
            var code = (await buyer.Client.GetAsync($"/reservations/{id}/ticket")).Get<string>("code");
            var staff = await service.Crowd.OperatorAsync();
            var checkIn = new { code, performanceId = concert.PerformanceId };

            var answers = await Race.RunAsync([
                () => staff.Client.PostAsync("/admin/check-ins", checkIn),
                () => staff.RefundForAsync(id, instance: 1),
            ]);

            answers.Tally().Should().BeOneOf("1 x 200, 1 x 409 refund_closed", "1 x 201, 1 x 409 reservation_refunded");
        }
        await Invariants.HoldAsync(service);
    }
}

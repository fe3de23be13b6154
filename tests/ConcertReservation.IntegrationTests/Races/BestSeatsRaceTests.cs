using ConcertReservation.IntegrationTests.Reservations;

namespace ConcertReservation.IntegrationTests.Races;

/// <summary>Customers who all want the best seats at the same time.</summary>
public sealed class BestSeatsRaceTests(TwoInstances service) : IClassFixture<TwoInstances>
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    public async Task Hold_BestSeatsBy64CustomersAtOnce_EachCustomerHoldsOtherSeats(int count)
    {
        var (concert, buyers) = await OnSaleAsync(seats: 1_000, customers: 64);

        var answers = await Race.RunAsync(buyers, buyer => buyer.HoldBestAsync(concert, new { count }));

        answers.Tally().Should().Be("64 x 201");
        answers.SelectMany(BestSeatsCalls.Numbers).Should().HaveCount(64 * count).And.OnlyHaveUniqueItems();
        await Invariants.HoldAsync(service);
    }

    [Fact]
    public async Task Hold_BestSeatsOnOneInstanceBy64CustomersAtOnce_NoCustomerLosesASeatToAnother()
    {
        var (concert, buyers) = await OnSaleAsync(seats: 128, customers: 64);

        var answers = await Race.RunAsync(
            buyers.Select(buyer => buyer with { Client = buyer.At(0) }),
            buyer => buyer.HoldBestAsync(concert, new { count = 2 })
        );

        answers.Tally().Should().Be("64 x 201");
        answers.SelectMany(BestSeatsCalls.Numbers).Should().HaveCount(128).And.OnlyHaveUniqueItems();
    }

    [Fact]
    public async Task Hold_MoreCustomersThanSeats_TheOthersGetSeatUnavailable()
    {
        var (concert, buyers) = await OnSaleAsync(seats: 40, customers: 64);

        var answers = await Race.RunAsync(
            buyers.Select(buyer => buyer with { Client = buyer.At(0) }),
            buyer => buyer.HoldBestAsync(concert, new { count = 1 })
        );

        answers.Tally().Should().Be("40 x 201, 24 x 409 seat_unavailable");
        await Invariants.HoldAsync(service);
    }

    private async Task<(ConcertOnSale Concert, IReadOnlyList<Person> Buyers)> OnSaleAsync(int seats, int customers)
    {
        var concert = await service.Crowd.ConcertAsync(seats, policy: RequestBodies.Policy(maxActive: 1_000));
        return (concert, await (await service.Crowd.CustomersAsync(customers)).InLineAsync(concert));
    }
}

namespace ConcertReservation.IntegrationTests.Races;

public sealed class SeatRaceTests(TwoInstances service) : IClassFixture<TwoInstances>
{
    private const int Rounds = 5;

    [Fact]
    public async Task Hold_OneSeatBy200CustomersAtOnce_OneCustomerHoldsIt()
    {
        var concert = await service.Crowd.ConcertAsync(policy: RequestBodies.Policy(maxActive: 1_000));
        var buyers = await (await service.Crowd.CustomersAsync(200)).InLineAsync(concert);
        var seat = concert.SeatIds[6];

        var answers = await Race.RunAsync(buyers, buyer => buyer.HoldAsync(concert, seat));

        answers.Tally().Should().Be("1 x 201, 199 x 409 seat_unavailable");
        (await HeldTogetherAsync(concert)).Should().Equal(1);
        await Invariants.HoldAsync(service);
    }

    [Theory]
    [InlineData("01 10")]
    [InlineData("01 12 20")]
    [InlineData("012 210 120")]
    public async Task Hold_OverlappingSelectionsAtOnce_OneHoldsAllOfItsSeatsWithoutDeadlock(string selections)
    {
        var concert = await service.Crowd.ConcertAsync(
            seats: 3 * Rounds,
            policy: RequestBodies.Policy(maxSeatsPerUser: 50)
        );
        var buyers = await (await service.Crowd.CustomersAsync(60)).InLineAsync(concert);
        var crossed = selections.Split(' ');

        for (var round = 0; round < Rounds; round++)
        {
            var seats = concert.SeatIds.Skip(3 * round).Take(3).ToList();
            var answers = await Race.RunAsync(
                buyers.Select((buyer, i) => (buyer, Chosen: crossed[i % crossed.Length].Select(c => seats[c - '0']))),
                one => one.buyer.HoldAsync(concert, [.. one.Chosen])
            );

            answers.Tally().Should().Be("1 x 201, 59 x 409 seat_unavailable");
        }

        (await HeldTogetherAsync(concert)).Should().HaveCount(Rounds).And.AllBeEquivalentTo(crossed[0].Length);
        await Invariants.HoldAsync(service);
    }

    private Task<IReadOnlyList<long>> HeldTogetherAsync(ConcertOnSale concert) =>
        service.Sql.ColumnAsync<long>(
            "SELECT count(*) FROM seats WHERE concert_id = $1 AND status = 'held' GROUP BY reservation_id",
            concert.ConcertId
        );
}

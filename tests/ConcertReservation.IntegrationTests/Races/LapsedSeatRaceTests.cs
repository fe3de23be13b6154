namespace ConcertReservation.IntegrationTests.Races;

/// <summary>When a hold expires, its seats are available, swept or not.</summary>
public sealed class LapsedSeatRaceTests(TwoInstances service) : IClassFixture<TwoInstances>
{
    private static readonly TimeSpan HoldFor = TimeSpan.FromMinutes(1);
    private static readonly object Policy = RequestBodies.Policy(
        activeFor: "10:00:00",
        holdFor: $"{HoldFor:c}",
        maxSeatsPerUser: 50
    );

    [Fact]
    public async Task Hold_ExpiredSeatBy50CustomersAtOnce_OneCustomerHoldsIt()
    {
        var concert = await service.Crowd.ConcertAsync(policy: Policy);
        var buyers = await (await service.Crowd.CustomersAsync(50)).InLineAsync(concert);
        var seat = concert.SeatIds[0];
        await buyers[0].HoldAsync(concert, seat);

        for (var round = 0; round < 5; round++)
        {
            service.Clock.Advance(HoldFor);
            var answers = await Race.RunAsync(buyers, buyer => buyer.HoldAsync(concert, seat));

            answers.Tally().Should().Be("1 x 201, 49 x 409 seat_unavailable");
            await Invariants.HoldAsync(service);
        }
    }

    [Fact]
    public async Task Hold_PairsOverTwoExpiredPairs_EachHoldIsCompleteAndNoDeadlockOccurs()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 4, policy: Policy);
        var buyers = await (await service.Crowd.CustomersAsync(40)).InLineAsync(concert);
        var (a, b, c, d) = (concert.SeatIds[0], concert.SeatIds[1], concert.SeatIds[2], concert.SeatIds[3]);
        long[][] crossing =
        [
            [a, c],
            [d, b],
            [c, b],
            [d, a],
        ];

        for (var round = 0; round < 8; round++)
        {
            (await buyers[0].HoldAsync(concert, a, b)).Word().Should().Be("201");
            (await buyers[1].HoldAsync(concert, c, d)).Word().Should().Be("201");
            service.Clock.Advance(HoldFor);
            var answers = await Race.RunAsync(
                buyers.Select((buyer, i) => (buyer, Pair: crossing[i % crossing.Length])),
                taker => taker.buyer.HoldAsync(concert, taker.Pair)
            );

            (await HeldTogetherAsync(concert))
                .Should()
                .HaveCount(answers.Count(answer => answer.Succeeded()))
                .And.AllBeEquivalentTo(2);
            await Invariants.HoldAsync(service);
            service.Clock.Advance(HoldFor);
        }
    }

    private Task<IReadOnlyList<long>> HeldTogetherAsync(ConcertOnSale concert) =>
        service.Sql.ColumnAsync<long>(
            """
            SELECT count(*) FROM seats WHERE concert_id = $1 AND status = 'held' AND held_until > $2
            GROUP BY reservation_id
            """,
            concert.ConcertId,
            service.Clock.GetUtcNow()
        );
}

namespace ConcertReservation.IntegrationTests.Races;

public sealed class SeatLimitRaceTests(TwoInstances service) : IClassFixture<TwoInstances>
{
    [Fact]
    public async Task Hold_TenSeatsAtOnceByOneUserWithALimitOfThree_HoldsThree()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 10, policy: RequestBodies.Policy(maxSeatsPerUser: 3));
        var greedy = await (await service.Crowd.CustomerAsync()).InLineAsync(concert);

        var answers = await Race.RunAsync(
            concert.SeatIds.Select((seat, i) => (seat, greedy: greedy with { Client = greedy.At(i) })),
            one => one.greedy.HoldAsync(concert, one.seat)
        );

        answers.Tally().Should().Be("3 x 201, 7 x 409 seat_limit_reached");
        var held = await service.Sql.ScalarAsync<long>(
            "SELECT count(*) FROM seats WHERE concert_id = $1 AND status = 'held'",
            concert.ConcertId
        );
        held.Should().Be(3);
        await Invariants.HoldAsync(service);
    }
}

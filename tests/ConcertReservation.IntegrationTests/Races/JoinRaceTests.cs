namespace ConcertReservation.IntegrationTests.Races;

public sealed class JoinRaceTests(TwoInstances service) : IClassFixture<TwoInstances>
{
    [Theory]
    [InlineData(1_000)]
    [InlineData(1)]
    public async Task Join_40TimesAtOnceByOneUser_AssignsOnePlace(int maxActive)
    {
        var concert = await service.Crowd.ConcertAsync(policy: RequestBodies.Policy(maxActive));
        await (await service.Crowd.CustomerAsync()).JoinAsync(concert);
        var repeating = await service.Crowd.CustomerAsync();

        var answers = await Race.RunAsync(Enumerable.Range(0, 40), i => repeating.At(i).PostAsync(concert.Line));

        answers.Tally().Should().Be("39 x 200, 1 x 201");
        answers.Select(a => a.Get<Guid>("tokenId")).Distinct().Should().ContainSingle();
        (await CountAsync(concert))
            .Should()
            .Be(2, "one token of the earlier customer and one of the user with many joins");
        await Invariants.HoldAsync(service);
    }

    [Theory]
    [InlineData(1_000)]
    [InlineData(7)]
    public async Task Join_300CustomersAtOnce_AssignsPlacesWithoutGapsInOrderOfIssue(int maxActive)
    {
        var concert = await service.Crowd.ConcertAsync(policy: RequestBodies.Policy(maxActive));
        var customers = await service.Crowd.CustomersAsync(300);

        var answers = await Race.RunAsync(customers, person => person.JoinAsync(concert));

        answers.Tally().Should().Be("300 x 201");
        answers.Count(a => a.Get<string>("status") == "active").Should().Be(Math.Min(300, maxActive));
        (await PlacesAsync(concert, "place")).Should().Equal(Enumerable.Range(1, 300).Select(n => (long)n));
        (await PlacesAsync(concert, "issued_at, place")).Should().BeInAscendingOrder();
        await Invariants.HoldAsync(service);
    }

    private Task<long> CountAsync(ConcertOnSale concert) =>
        service.Sql.ScalarAsync<long>("SELECT count(*) FROM queue_tokens WHERE concert_id = $1", concert.ConcertId);

    private Task<IReadOnlyList<long>> PlacesAsync(ConcertOnSale concert, string order) =>
        service.Sql.ColumnAsync<long>(
            $"SELECT place FROM queue_tokens WHERE concert_id = $1 ORDER BY {order}",
            concert.ConcertId
        );
}

namespace ConcertReservation.IntegrationTests.Races;

public sealed class ConnectionTests(TwoInstances service) : IClassFixture<TwoInstances>
{
    private const int PoolOfAnInstance = 30;

    [Fact]
    public async Task Charge_200TimesAtOnce_UsesOnlyTheConnectionsOfThePools()
    {
        var saver = await service.Crowd.CustomerAsync();

        // One wallet: every request has a connection and waits for the lock.
        var answers = await Race.RunAsync(
            Enumerable.Range(0, 200),
            i => saver.At(i).PostAsync("/balance/charges", new { amount = 1 })
        );

        answers.Tally().Should().Be("200 x 201");
        var connections = await service.Sql.ScalarAsync<long>(
            """
            SELECT count(*) FROM pg_stat_activity
            WHERE datname = current_database() AND application_name = 'ConcertReservation'
            """
        );
        connections.Should().BeInRange(2, 2 * PoolOfAnInstance);
        await Invariants.HoldAsync(service);
    }
}

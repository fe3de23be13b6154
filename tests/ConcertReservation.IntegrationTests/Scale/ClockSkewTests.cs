using ConcertReservation.IntegrationTests.Races;

namespace ConcertReservation.IntegrationTests.Scale;

public sealed class ClockSkewTests(OneInstance service) : IClassFixture<OneInstance>
{
    private const int MaxActive = 7;

    [Fact]
    public async Task Line_InstancesWithDifferentClocks_IsInOrderAndNeverExceedsMaxActive()
    {
        await Witness.PlaceAsync(service.Sql);
        var concert = await service.Crowd.ConcertAsync(policy: RequestBodies.Policy(MaxActive));
        var customers = await service.Crowd.CustomersAsync(60);
        var fast = new ShiftedClock();
        fast.Advance(service.Clock.GetUtcNow() - fast.GetUtcNow() + TimeSpan.FromSeconds(1));
        await using var ahead = new ApiHost(service.ConnectionString, fast);
        var atBoth = customers.Select((p, i) => i % 2 == 0 ? p : p with { Client = Elsewhere(ahead, p) }).ToList();
        await Race.RunAsync(atBoth, person => person.JoinAsync(concert));

        var drain = new Drain(service, concert, atBoth);
        var most = await drain.RunAsync();

        most.Should().BeInRange(1, MaxActive);
        await Witness.ShouldHaveRecordedAsync(service.Sql, concert.ConcertId, admitted: 60);
        (await OutOfOrderAsync(concert)).Should().Be(0);
    }

    private static ApiClient Elsewhere(ApiHost host, Person person) =>
        new ApiClient(host.CreateClient()).With(person.Client.AccessToken, person.Client.QueueToken);

    // By batch: different clocks cannot show who was first.
    private Task<long> OutOfOrderAsync(ConcertOnSale concert) =>
        service.Sql.ScalarAsync<long>(
            """
            SELECT count(*) FROM (
                SELECT admission_batch < max(admission_batch) OVER (ORDER BY place) AS early
                FROM queue_tokens WHERE concert_id = $1) AS token
            WHERE early
            """,
            concert.ConcertId
        );
}

using ConcertReservation.IntegrationTests.Races;

namespace ConcertReservation.IntegrationTests.Scale;

public sealed class ThreeInstancesTests(ThreeInstances service) : IClassFixture<ThreeInstances>
{
    private const int MaxActive = 7;
    private static readonly TimeSpan ActiveFor = TimeSpan.FromMinutes(5);

    [Fact]
    public async Task Line_WithLeavesAndNoShows_IsInOrderAndNeverExceedsMaxActive()
    {
        await Witness.PlaceAsync(service.Sql);
        var concert = await service.Crowd.ConcertAsync(
            policy: RequestBodies.Policy(MaxActive, activeFor: $"{ActiveFor:c}")
        );
        var customers = await (await service.Crowd.CustomersAsync(150)).InLineAsync(concert);
        var random = new Random(20261121);
        var observer = new Observer(service, concert, [.. customers.Where((_, i) => i % 10 == 0)]);
        using var ending = new CancellationTokenSource();
        var watching = observer.WatchAsync(ending.Token);
        await Race.RunAsync(
            customers.Where((_, i) => i % 10 != 0 && random.Next(4) == 0),
            p => p.Client.DeleteAsync(concert.Line)
        );

        var drain = new Drain(service, concert, customers)
        {
            NoShows = customers.Where((_, i) => i % 10 == 1).Select(p => p.UserId).ToHashSet(),
            TurnLapsesAfter = ActiveFor,
        };
        var most = await drain.RunAsync();
        await ending.CancelAsync();
        await watching;

        most.Should().BeInRange(1, MaxActive);
        observer.Wrong.Should().BeEmpty();
        await Witness.ShouldHaveRecordedAsync(
            service.Sql,
            concert.ConcertId,
            (int)await drain.CountAsync("activated_at IS NOT NULL")
        );
        await Invariants.HoldAsync(service);
    }

    [Fact]
    public async Task Line_AfterRandomLeaves_HasTheExactPositionsOnEveryInstance()
    {
        var concert = await service.Crowd.ConcertAsync(policy: RequestBodies.Policy(paused: true));
        var customers = await (await service.Crowd.CustomersAsync(120)).InLineAsync(concert);
        var random = new Random(4);
        var leaving = customers.Where(_ => random.Next(3) == 0).ToHashSet();

        await Race.RunAsync(leaving, person => person.Client.DeleteAsync(concert.Line));

        foreach (var person in customers.Where(p => !leaving.Contains(p)))
        foreach (var instance in Enumerable.Range(0, 3))
            await Eventually.Is(
                async () => await AheadAsync(person, concert, instance) == await CountBeforeAsync(person, concert),
                "the position equals the one in the database within a second"
            );
    }

    [Fact]
    public async Task Line_OneInstanceStopsAndAnotherStarts_ContinuesInOrder()
    {
        await Witness.PlaceAsync(service.Sql);
        var concert = await service.Crowd.ConcertAsync(policy: RequestBodies.Policy(MaxActive));
        var customers = await (await service.Crowd.CustomersAsync(100)).InLineAsync(concert);
        var last = customers.MaxBy(p => p.UserId)!;
        var drain = new Drain(service, concert, customers);

        var stopping = new ApiHost(service.ConnectionString, service.Clock);
        var draining = drain.RunAsync();
        await stopping.DisposeAsync();
        await using var late = new ApiHost(service.ConnectionString, service.Clock);
        var seen = await new ApiClient(late.CreateClient())
            .With(last.Client.AccessToken, last.Client.QueueToken)
            .GetAsync(concert.Line);
        var most = await draining;

        seen.Get<string>("status").Should().BeOneOf("waiting", "active", "left");
        most.Should().BeInRange(1, MaxActive);
        await Witness.ShouldHaveRecordedAsync(service.Sql, concert.ConcertId, admitted: 100);
        await Invariants.HoldAsync(service);
    }

    private static async Task<long> AheadAsync(Person person, ConcertOnSale concert, int instance) =>
        (await person.At(instance).GetAsync(concert.Line)).Get<long>("ahead");

    private Task<long> CountBeforeAsync(Person person, ConcertOnSale concert) =>
        service.Sql.ScalarAsync<long>(
            """
            SELECT count(*) FROM queue_tokens AS other JOIN queue_tokens AS own ON own.concert_id = other.concert_id
            WHERE own.concert_id = $1 AND own.user_id = $2 AND other.status = 'waiting' AND other.place < own.place
            """,
            concert.ConcertId,
            person.UserId
        );
}

using System.Net;
using ConcertReservation.IntegrationTests.Races;

namespace ConcertReservation.IntegrationTests.Scale;

public sealed class JoinBatchTests(OneInstance service) : IClassFixture<OneInstance>
{
    private const int MostTransactions = 20;

    [Fact]
    public async Task Join_1000CustomersAtOnce_UsesFewTransactions()
    {
        var concert = await service.Crowd.ConcertAsync(policy: RequestBodies.Policy(paused: true));
        var customers = await service.Crowd.CustomersAsync(1_000);

        var answers = await Race.RunAsync(customers, person => person.JoinAsync(concert));

        answers.Tally().Should().Be("1000 x 201");
        // Each row has the id of the transaction that wrote it.
        var transactions = await service.Sql.ScalarAsync<long>(
            "SELECT count(DISTINCT xmin::text) FROM queue_tokens WHERE concert_id = $1",
            concert.ConcertId
        );
        transactions.Should().BeLessThanOrEqualTo(MostTransactions);
        await Invariants.HoldAsync(service);
    }

    [Fact]
    public async Task Join_CommitFails_FailsEachRequestAndStoresNothing()
    {
        var concert = await service.Crowd.ConcertAsync(policy: RequestBodies.Policy(paused: true));
        var customers = await service.Crowd.CustomersAsync(50);
        await FailCommitsAsync(concert);

        var failed = await Task.WhenAll(customers.Select(person => person.JoinAsync(concert)));
        var remaining = await service.Sql.ScalarAsync<long>(
            "SELECT count(*) FROM queue_tokens WHERE concert_id = $1",
            concert.ConcertId
        );
        await service.Sql.ExecuteAsync("DROP TRIGGER fail_commit ON queue_tokens");
        var again = await Race.RunAsync(customers, person => person.JoinAsync(concert));

        foreach (var answer in failed)
            answer.ShouldBeProblem(HttpStatusCode.InternalServerError, "internal_error");
        remaining.Should().Be(0);
        again.Tally().Should().Be("50 x 201");
        again.Select(a => a.Get<long>("position")).Order().Should().Equal(Enumerable.Range(1, 50).Select(n => (long)n));
        await Invariants.HoldAsync(service);
    }

    /// <summary>Everything succeeds until the commit.</summary>
    private Task<int> FailCommitsAsync(ConcertOnSale concert) =>
        service.Sql.ExecuteAsync(
            $"""
            CREATE FUNCTION fail_commit() RETURNS trigger LANGUAGE plpgsql AS $body$
            BEGIN
                RAISE EXCEPTION 'this commit fails';
            END $body$;
            CREATE CONSTRAINT TRIGGER fail_commit AFTER INSERT ON queue_tokens DEFERRABLE INITIALLY DEFERRED
                FOR EACH ROW WHEN (NEW.concert_id = {concert.ConcertId}) EXECUTE FUNCTION fail_commit()
            """
        );
}

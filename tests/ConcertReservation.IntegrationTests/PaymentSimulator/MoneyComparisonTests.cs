using System.Net;
using ConcertReservation.FaultRuns.Money.Checks;
using ConcertReservation.FaultRuns.Money.Provider;
using ConcertReservation.PaymentSimulator.Control;

namespace ConcertReservation.IntegrationTests.PaymentSimulator;

/// <summary>
/// The comparison of the money run over a real service and its database: it finds nothing, and then each break that is
/// made by hand.
/// </summary>
public sealed class MoneyComparisonTests(RunningSimulator simulator) : IClassFixture<RunningSimulator>, IAsyncLifetime
{
    private TestDatabase _database = null!;

    public async Task InitializeAsync() => _database = await TestDatabase.CreateAsync();

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Fact]
    public async Task Run_LedgerChangedByHand_FindsIt()
    {
        await using var host = CreateHost();
        var charge = await ChargeAndGiveBackAsync(new ApiClient(host.CreateClient()));
        (await FindAsync()).Should().BeEmpty();

        // The schema refuses each of these; replication is what switches its checks off.
        (await FindAfterAsync($"UPDATE ledger_entries SET amount = amount + 1 WHERE id = '{charge}'"))
            .Should()
            .Contain("credited more than the provider has taken");
        (
            await FindAfterAsync(
                $"""
                INSERT INTO ledger_entries (id, user_id, sequence, at, amount, balance_after, cause, charge_id)
                SELECT gen_random_uuid(), user_id, sequence + 1000, at, amount, balance_after, cause, charge_id
                FROM ledger_entries WHERE id = '{charge}'
                """,
                withoutCheck: "ck_ledger_entries_charge"
            )
        ).Should().Contain("credited more than the provider has taken");
        (await FindAfterAsync($"DELETE FROM ledger_entries WHERE id = '{charge}'"))
            .Should()
            .Contain("taken by the provider and not credited");
        (await FindAfterAsync("DELETE FROM ledger_entries WHERE cause = 'charge_cancellation'"))
            .Should()
            .Contain("given back by the provider more than in the ledger");
        (await FindAfterAsync("UPDATE wallets SET balance = balance + 1 WHERE balance > 0"))
            .Should()
            .Equal("a balance is not what the provider has left of it");
    }

    private ApiHost CreateHost()
    {
        var settings = ProviderSettings
            .Of(SimulatedProvider.TossPayments, simulator.Address)
            .Select(setting => (setting.Key.Replace("__", ":", StringComparison.Ordinal), setting.Value));
        return new ApiHost(_database.ConnectionString, TimeProvider.System, [.. settings]);
    }

    private async Task<Guid> ChargeAndGiveBackAsync(ApiClient client)
    {
        await client.SignUpAsync("compared@test.example", "correct horse battery", "Someone");
        client = await client.SignInAsync("compared@test.example", "correct horse battery");
        var opened = (await client.PostAsync("/balance/charges", new { amount = 5_000 })).ShouldBe(
            HttpStatusCode.Accepted
        );
        var id = opened.Get<Guid>("chargeId");
        var paymentKey = await simulator.Toss.PayAsync(opened.Json);
        (await client.PostAsync($"/balance/charges/{id}/confirmation", new { paymentKey })).ShouldBe(HttpStatusCode.OK);
        (await client.PostAsync($"/balance/charges/{id}/cancellation", new { amount = 2_000 })).ShouldBe(
            HttpStatusCode.OK
        );
        return id;
    }

    private async Task<IReadOnlyList<string>> FindAfterAsync(string change, string? withoutCheck = null)
    {
        var sql = new Sql(_database.ConnectionString + ";Pooling=false");
        await sql.ExecuteAsync("CREATE TABLE kept_entries AS SELECT * FROM ledger_entries");
        await sql.ExecuteAsync("CREATE TABLE kept_wallets AS SELECT * FROM wallets");
        if (withoutCheck is not null)
            await sql.ExecuteAsync($"ALTER TABLE ledger_entries DROP CONSTRAINT {withoutCheck}");
        await sql.ExecuteAsync($"SET session_replication_role = replica; {change}");

        var found = await FindAsync();

        await sql.ExecuteAsync(
            """
            SET session_replication_role = replica;
            DELETE FROM ledger_entries; INSERT INTO ledger_entries SELECT * FROM kept_entries; DROP TABLE kept_entries;
            DELETE FROM wallets; INSERT INTO wallets SELECT * FROM kept_wallets; DROP TABLE kept_wallets;
            """
        );
        return found;
    }

    private async Task<IReadOnlyList<string>> FindAsync()
    {
        var books = await simulator.Toss.ReadBooksAsync(CancellationToken.None);
        var service = await ServiceBooks.ReadAsync(_database.ConnectionString, CancellationToken.None);
        return
        [
            .. MoneyChecks.Run(new MoneyInput(ProviderLines.Of(books.Payments), service)).Select(found => found.Name),
        ];
    }
}

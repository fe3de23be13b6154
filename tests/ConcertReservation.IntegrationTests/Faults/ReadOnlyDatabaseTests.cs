using System.Net;
using ConcertReservation.IntegrationTests.Hosting;
using Npgsql;

namespace ConcertReservation.IntegrationTests.Faults;

/// <summary>The server responds but refuses writes: it is a standby now, or it protects a full disk.</summary>
public sealed class ReadOnlyDatabaseTests(OneInstance service) : IClassFixture<OneInstance>
{
    private const string Charges = "/balance/charges";

    [Fact]
    public async Task Service_DatabaseIsReadOnly_ReportsItAndRecovers()
    {
        var customer = await service.Crowd.CustomerAsync();
        var database = new NpgsqlConnectionStringBuilder(service.ConnectionString).Database!;
        await MakeReadOnlyAsync(database, "on");

        var charge = await customer.Client.PostAsync(Charges, new { amount = 1_000 });
        var ready = await service.Client().UntilNotReadyAsync();
        var live = await service.Client().GetAsync("//health/live");
        await MakeReadOnlyAsync(database, "off");

        charge.ShouldBeProblem(HttpStatusCode.ServiceUnavailable, "overloaded");
        ready.ShouldBe(HttpStatusCode.ServiceUnavailable);
        live.ShouldBe(HttpStatusCode.OK);
        // Old connections stay read-only forever: the pool has to close them.
        await Eventually.Is(
            async () =>
                (await customer.Client.PostAsync(Charges, new { amount = 1_000 })).Status == HttpStatusCode.Created
                && (await service.Client().GetAsync("//health/ready")).Status == HttpStatusCode.OK,
            "the service has to accept writes again"
        );
    }

    // The setting applies to new connections, so the test ends the old ones, as a demotion does.
    private static async Task MakeReadOnlyAsync(string database, string value)
    {
        var server = new Sql(await DatabaseServer.ConnectionStringAsync());
        await server.ExecuteAsync($"ALTER DATABASE {database} SET default_transaction_read_only = {value}");
        if (value == "on")
            await server.ScalarAsync<long>(
                "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = $1",
                database
            );
    }
}

using System.Net;
using ConcertReservation.EmbeddedPostgres;
using Npgsql;

namespace ConcertReservation.IntegrationTests.Faults;

/// <summary>
/// The server may not acknowledge a commit before its standby has it, and the standby is not available. A client that
/// cancels such a commit makes it acknowledged, and the commit is lost when this server is lost.
/// </summary>
public sealed class AbsentStandbyTests
{
    private const string Password = "correct horse battery";

    [Fact]
    public async Task Charge_StandbyUnavailable_GetsNoResponseUntilTheStandbyReturns()
    {
        using var folder = new TemporaryFolder();
        await using var server = await PostgresServer.StartAsync(
            new PostgresServerOptions { DataDirectory = folder.Path }
        );
        // The command timeout of a connection string must not apply to the commit.
        var database = new NpgsqlConnectionStringBuilder(server.ConnectionString)
        {
            Database = "lonely",
            CommandTimeout = 1,
        };
        await using var host = new ApiHost(database.ConnectionString, new ShiftedClock());
        var customer = await SignUpAsync(host);
        var sql = new Sql(server.ConnectionString + ";Pooling=false");
        await sql.ExecuteAsync("ALTER SYSTEM SET synchronous_standby_names = 'away'");
        await sql.ExecuteAsync("SELECT pg_reload_conf()");
        await Eventually.Is(
            async () => await sql.ScalarAsync<string>("SHOW synchronous_standby_names") == "away",
            "the server has to require its standby"
        );

        var charge = customer.PostAsync("/balance/charges", new { amount = 1_000 });
        // By the clock of the server: three times the command timeout of the connection string.
        await Eventually.Is(
            async () =>
                await sql.ScalarAsync<bool>(
                    """
                    SELECT EXISTS (
                        SELECT 1 FROM pg_stat_activity
                        WHERE wait_event = 'SyncRep' AND clock_timestamp() - query_start > interval '3 seconds')
                    """
                ),
            "the commit has to keep waiting"
        );
        var isAnswered = charge.IsCompleted;
        await sql.ExecuteAsync("ALTER SYSTEM RESET synchronous_standby_names");
        await sql.ExecuteAsync("SELECT pg_reload_conf()");

        isAnswered.Should().BeFalse();
        (await charge).ShouldBe(HttpStatusCode.Created);
    }

    private static async Task<ApiClient> SignUpAsync(ApiHost host)
    {
        var client = new ApiClient(host.CreateClient());
        var account = new
        {
            email = "someone@test.example",
            password = Password,
            name = "Someone",
        };
        (await client.PostAsync("/auth/sign-up", account)).ShouldBe(HttpStatusCode.Created);
        var signedIn = await client.PostAsync("/auth/sign-in", new { account.email, password = Password });
        return client.With(accessToken: signedIn.ShouldBe(HttpStatusCode.OK).Get<string>("accessToken"));
    }
}

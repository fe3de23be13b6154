using System.Net;
using ConcertReservation.IntegrationTests.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace ConcertReservation.IntegrationTests.Platform;

/// <summary>A migration of a big table takes longer than the statement of a request may.</summary>
public sealed class SlowMigrationTests(EmptyDatabase database) : IClassFixture<EmptyDatabase>
{
    private const string Slow = """
        CREATE FUNCTION slow_down() RETURNS event_trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF current_query() LIKE '%seat_layout%' THEN
                PERFORM pg_sleep(2);
            END IF;
        END $$;
        CREATE EVENT TRIGGER slow_down ON ddl_command_start EXECUTE FUNCTION slow_down();
        """;

    [Fact]
    public async Task Start_MigrationTakesLongerThanAStatementMay_Succeeds()
    {
        await database.Sql.ExecuteAsync(Slow);

        await using var host = new ApiHost(
            database.ConnectionString,
            new ShiftedClock(),
            ("Database:StatementTimeout", "00:00:01")
        );

        using var http = host.CreateClient();
        (await http.GetAsync("/health/ready")).StatusCode.Should().Be(HttpStatusCode.OK);
        (await LimitsAsync(host)).Should().OnlyContain(limit => limit == "1s");
    }

    // Every connection of the pool, the one that migrated too.
    private static async Task<IReadOnlyList<string>> LimitsAsync(ApiHost host)
    {
        var source = host.Services.GetRequiredService<NpgsqlDataSource>();
        await using var first = await source.OpenConnectionAsync();
        await using var second = await source.OpenConnectionAsync();
        await using var third = await source.OpenConnectionAsync();
        var limits = new List<string>();
        foreach (var connection in new[] { first, second, third })
        {
            await using var command = new NpgsqlCommand("SHOW statement_timeout", connection);
            limits.Add((string)(await command.ExecuteScalarAsync())!);
        }
        return limits;
    }
}

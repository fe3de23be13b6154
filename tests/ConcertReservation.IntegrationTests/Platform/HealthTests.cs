using System.Net;
using ConcertReservation.IntegrationTests.Hosting;
using Npgsql;

namespace ConcertReservation.IntegrationTests.Platform;

public sealed class HealthTests(OneInstance service) : IClassFixture<OneInstance>
{
    [Theory]
    [InlineData("//health/live")]
    [InlineData("//health/ready")]
    public async Task Health_DatabaseAvailable_IsAliveAndReady(string path)
    {
        var answer = await service.Client().GetAsync(path);

        answer.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Health_DatabaseUnavailable_IsAliveButNotReady()
    {
        await using var away = new AwayDatabase();
        await away.InitializeAsync();
        await using var host = new ApiHost(away.ConnectionString, service.Clock);
        var client = new ApiClient(host.CreateClient());

        await away.StopAsync();

        (await client.GetAsync("//health/live")).ShouldBe(HttpStatusCode.OK);
        (await client.UntilNotReadyAsync()).ShouldBe(HttpStatusCode.ServiceUnavailable);
    }

    [Fact]
    public async Task Health_DatabaseNotMigrated_IsNotReady()
    {
        await using var database = new AwayDatabase();
        await database.InitializeAsync();
        await using var host = new ApiHost(database.ConnectionString, service.Clock);

        await database.Empty.Sql.ExecuteAsync("""DELETE FROM "__EFMigrationsHistory" """);

        var ready = await new ApiClient(host.CreateClient()).UntilNotReadyAsync();
        ready.ShouldBe(HttpStatusCode.ServiceUnavailable);
    }

    /// <summary>A database that stops taking connections.</summary>
    private sealed class AwayDatabase : IAsyncDisposable
    {
        public EmptyDatabase Empty { get; } = new();

        public string ConnectionString => Empty.ConnectionString;

        public Task InitializeAsync() => Empty.InitializeAsync();

        public async Task StopAsync()
        {
            var name = new NpgsqlConnectionStringBuilder(ConnectionString).Database!;
            var server = new Sql(await DatabaseServer.ConnectionStringAsync());
            await server.ExecuteAsync($"ALTER DATABASE {name} WITH ALLOW_CONNECTIONS false");
            await server.ScalarAsync<long>(
                "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = $1",
                name
            );
        }

        public async ValueTask DisposeAsync() => await Empty.DisposeAsync();
    }
}

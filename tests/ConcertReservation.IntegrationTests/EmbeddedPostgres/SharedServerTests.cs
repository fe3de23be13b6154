using ConcertReservation.EmbeddedPostgres;

namespace ConcertReservation.IntegrationTests.EmbeddedPostgres;

public sealed class SharedServerTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task StartAsync_SameDirectoryTwice_SharesOneServer()
    {
        var starts = await Task.WhenAll(StartAsync(), StartAsync());

        starts[0].ConnectionString.Should().Be(starts[1].ConnectionString);

        await starts[0].DisposeAsync();
        (await Database.AskAsync(starts[1].ConnectionString, "select 1")).Should().Be("1");
        await starts[1].DisposeAsync();
        Database.Listens(starts[1].ConnectionString).Should().BeFalse();
    }

    [Fact]
    public async Task StartAsync_WhileAnotherIsStopping_EndsWithARunningServer()
    {
        var current = await StartAsync();
        for (var round = 0; round < 5; round++)
        {
            var stopping = current.DisposeAsync();
            current = await StartAsync();
            await stopping;

            (await Database.AskAsync(current.ConnectionString, "select 1")).Should().Be("1");
        }

        await current.DisposeAsync();
    }

    [Fact]
    public async Task StartAsync_OtherProcessServesTheDirectory_SharesUntilTheLastLeaves()
    {
        using var other = await OtherProcess.StartAsync(_folder.Path);
        var server = await StartAsync();

        await other.LeaveAsync();

        server.ConnectionString.Should().Be(other.ConnectionString);
        (await Database.AskAsync(server.ConnectionString, "select 1")).Should().Be("1");
        await server.DisposeAsync();
        Database.Listens(server.ConnectionString).Should().BeFalse();
    }

    [Fact]
    public async Task Kill_OfTheStarterWhileAnotherProcessUsesTheServer_KeepsTheServer()
    {
        using var other = await OtherProcess.StartAsync(_folder.Path);
        await using var server = await StartAsync();

        await other.KillAsync();

        (await Database.AskAsync(server.ConnectionString, "select 1")).Should().Be("1");
    }

    private Task<PostgresServer> StartAsync() =>
        PostgresServer.StartAsync(new PostgresServerOptions { DataDirectory = _folder.Path });
}

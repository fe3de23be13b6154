using System.Diagnostics;
using System.Globalization;
using ConcertReservation.EmbeddedPostgres;

namespace ConcertReservation.IntegrationTests.EmbeddedPostgres;

public sealed class KilledProcessTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Kill_OfTheUserOfATemporaryServer_LeavesNeitherServerNorFolder()
    {
        using var other = await OtherProcess.StartAsync(folder: null);
        var cluster = await Database.AskAsync(other.ConnectionString, "show data_directory");

        await other.KillAsync();

        await Eventually.Is(() => Task.FromResult(!Database.Listens(other.ConnectionString)), "the server has to stop");
        await Eventually.Is(
            () => Task.FromResult(!Directory.Exists(Path.GetDirectoryName(cluster))),
            "the server has to stop"
        );
    }

    [Fact]
    public async Task Kill_OfTheLastUser_StopsTheServerAndKeepsTheData()
    {
        using var other = await OtherProcess.StartAsync(_folder.Path);
        await Database.AskAsync(other.ConnectionString, "create table kept as select 42 as value");

        await other.KillAsync();

        await Eventually.Is(() => Task.FromResult(!Database.Listens(other.ConnectionString)), "the server has to stop");
        await using var server = await StartAsync();
        (await Database.AskAsync(server.ConnectionString, "select value from kept")).Should().Be("42");
    }

    [Fact]
    public async Task Kill_OfTheServer_NextUserStartsItAgain()
    {
        await using var first = await StartAsync();
        KillProcessIn("cluster/postmaster.pid");
        await Eventually.Is(() => Task.FromResult(!Database.Listens(first.ConnectionString)), "the server has to stop");

        await using var second = await StartAsync();

        (await Database.AskAsync(second.ConnectionString, "select 1")).Should().Be("1");
    }

    [Fact]
    public async Task Kill_OfTheWatcher_NextStartReplacesIt()
    {
        await using (await StartAsync())
            KillProcessIn("watcher.pid");

        await using var second = await StartAsync();

        (await Database.AskAsync(second.ConnectionString, "select 1")).Should().Be("1");
    }

    [Fact]
    public async Task StartAsync_PidFileNamesAnotherProgram_IgnoresIt()
    {
        await (await StartAsync()).DisposeAsync();
        var lines = $"{Environment.ProcessId}\n{_folder.Path}/cluster\n1\n1\n\n127.0.0.1\n\nready\n";
        await File.WriteAllTextAsync(Path.Combine(_folder.Path, "cluster", "postmaster.pid"), lines);

        await using var server = await StartAsync();

        (await Database.AskAsync(server.ConnectionString, "select 1")).Should().Be("1");
    }

    private Task<PostgresServer> StartAsync() =>
        PostgresServer.StartAsync(new PostgresServerOptions { DataDirectory = _folder.Path });

    private void KillProcessIn(string pidFile)
    {
        var pid = File.ReadLines(Path.Combine(_folder.Path, pidFile)).First();
        using var process = Process.GetProcessById(int.Parse(pid, CultureInfo.InvariantCulture));
        process.Kill();
    }
}

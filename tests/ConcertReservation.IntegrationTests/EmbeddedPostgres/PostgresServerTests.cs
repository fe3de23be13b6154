using ConcertReservation.EmbeddedPostgres;

namespace ConcertReservation.IntegrationTests.EmbeddedPostgres;

public sealed class PostgresServerTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task StartAsync_NoOptions_StartsAndNamesItsSource()
    {
        await using var server = await PostgresServer.StartAsync(new PostgresServerOptions());

        var answer = await Database.AskAsync(server.ConnectionString, "select 1");

        answer.Should().Be("1");
        server.Source.Should().NotBeEmpty();
    }

    [Fact]
    public async Task StartAsync_NoDataDirectory_IsFastAndNotDurable()
    {
        await using var server = await PostgresServer.StartAsync(new PostgresServerOptions { MaxConnections = 40 });

        (await SettingAsync(server, "fsync")).Should().Be("off");
        (await SettingAsync(server, "synchronous_commit")).Should().Be("off");
        (await SettingAsync(server, "max_connections")).Should().Be("40");
        (await SettingAsync(server, "timezone")).Should().Be("UTC");
    }

    [Fact]
    public async Task StartAsync_DataDirectory_IsDurable()
    {
        await using var server = await PostgresServer.StartAsync(Durable());

        (await SettingAsync(server, "fsync")).Should().Be("on");
        (await SettingAsync(server, "full_page_writes")).Should().Be("on");
    }

    [Fact]
    public async Task StartAsync_WrongPassword_IsRefused()
    {
        await using var server = await PostgresServer.StartAsync(new PostgresServerOptions());

        var asking = () => Database.AskAsync($"{server.ConnectionString};Password=guess", "select 1");

        await asking.Should().ThrowAsync<Npgsql.PostgresException>().Where(x => x.SqlState == "28P01");
    }

    [Fact]
    public async Task StartAsync_AfterDispose_KeepsTheData()
    {
        await using (var first = await PostgresServer.StartAsync(Durable()))
            await Database.AskAsync(first.ConnectionString, "create table kept as select 42 as value");

        await using var second = await PostgresServer.StartAsync(Durable());

        (await Database.AskAsync(second.ConnectionString, "select value from kept")).Should().Be("42");
    }

    [Fact]
    public async Task StartAsync_IncompleteCluster_CreatesANewOne()
    {
        var halfMade = Directory.CreateDirectory(Path.Combine(_folder.Path, "cluster.new-cut-off")).FullName;
        await File.WriteAllTextAsync(Path.Combine(halfMade, "PG_VERSION"), "18\n");

        await using var server = await PostgresServer.StartAsync(Durable());

        (await Database.AskAsync(server.ConnectionString, "select 1")).Should().Be("1");
        Directory.Exists(halfMade).Should().BeFalse();
    }

    [Fact]
    public async Task StartAsync_ClusterOfAnotherVersion_ReportsTheVersion()
    {
        var cluster = Directory.CreateDirectory(Path.Combine(_folder.Path, "cluster")).FullName;
        await File.WriteAllTextAsync(Path.Combine(cluster, "PG_VERSION"), "9\n");

        var starting = () => PostgresServer.StartAsync(Durable());

        await starting.Should().ThrowAsync<PostgresStartException>().WithMessage("*created by PostgreSQL 9*");
    }

    [Fact]
    public async Task DisposeAsync_NoDataDirectory_LeavesNeitherServerNorFolder()
    {
        var server = await PostgresServer.StartAsync(new PostgresServerOptions());
        var folder = await Database.AskAsync(server.ConnectionString, "show data_directory");

        await server.DisposeAsync();

        Directory.Exists(Path.GetDirectoryName(folder)).Should().BeFalse();
        Database.Listens(server.ConnectionString).Should().BeFalse();
    }

    private PostgresServerOptions Durable() => new() { DataDirectory = _folder.Path };

    private static Task<string> SettingAsync(PostgresServer server, string name) =>
        Database.AskAsync(server.ConnectionString, $"show {name}");
}

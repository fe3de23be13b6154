using ConcertReservation.EmbeddedPostgres;
using ConcertReservation.EmbeddedPostgres.Docker;

namespace ConcertReservation.IntegrationTests.EmbeddedPostgres;

public sealed class DockerContainersTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task StartAsync_DockerOnly_RunsOneContainerAndStopsItAtTheEnd()
    {
        var server = await PostgresServer.StartAsync(WithRecordingDocker());
        await server.DisposeAsync();

        var calls = await File.ReadAllLinesAsync(Path.Combine(_folder.Path, "calls"));
        var run = calls.Should().ContainSingle(x => x.StartsWith("run ", StringComparison.Ordinal)).Which;
        run.Should().Contain("--rm").And.Contain("--publish 127.0.0.1:").And.Contain("postgres:18");
        run.Should().NotContain(new Npgsql.NpgsqlConnectionStringBuilder(server.ConnectionString).Password);
        calls[^1].Should().StartWith("stop ");
        server.Source.Should().Be("docker");
    }

    // A substitute that only records its commands. It succeeds for every command except the query whether the
    // container runs, until the container is started.
    private PostgresServerOptions WithRecordingDocker()
    {
        var docker = Path.Combine(_folder.Path, "docker");
        var script = $"""
            #!/bin/sh
            cd '{_folder.Path}' && echo "$@" >>calls
            case $1 in run) touch running ;; exec) test -e running ;; esac

            """;
        File.WriteAllText(docker, script);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(docker, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        return new PostgresServerOptions { Sources = [new DockerContainers(docker)] };
    }
}

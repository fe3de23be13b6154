using ConcertReservation.EmbeddedPostgres.Processes;
using ConcertReservation.EmbeddedPostgres.Sharing;
using ConcertReservation.EmbeddedPostgres.Sources;

namespace ConcertReservation.EmbeddedPostgres.Docker;

/// <summary>
/// The official image, with the Docker command line. Checks the daemon, because many machines have only the client.
/// </summary>
internal sealed class DockerContainers(string docker = "docker") : IServerSource
{
    private const string Image = "postgres:18";

    public string Name => "Docker";

    public async Task<IServerRuntime> FindAsync(PostgresServerOptions options, CancellationToken ct)
    {
        var command = new Command(docker, "version", "--format", "{{.Server.Version}}")
        {
            Limit = TimeSpan.FromSeconds(5),
        };
        var result = await command.RunAsync(ct);
        if (!result.Succeeded)
            throw new SourceUnavailableException($"no daemon answers ({result.LastWords})");
        await PullAsync(options.Log, ct);
        return new ContainerRuntime(docker, Image, options);
    }

    private async Task PullAsync(Action<string>? log, CancellationToken ct)
    {
        var has = await new Command(docker, "image", "inspect", Image).RunAsync(ct);
        if (has.Succeeded)
            return;
        log?.Invoke($"pulling {Image} (once)");
        var pull = await new Command(docker, "pull", "--quiet", Image) { Limit = TimeSpan.FromMinutes(10) }.RunAsync(
            ct
        );
        if (!pull.Succeeded)
            throw new SourceUnavailableException($"{Image} could not be pulled: {pull.LastWords}");
    }
}

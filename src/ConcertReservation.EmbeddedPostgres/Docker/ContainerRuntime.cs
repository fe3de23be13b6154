using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ConcertReservation.EmbeddedPostgres.Clusters;
using ConcertReservation.EmbeddedPostgres.Processes;
using ConcertReservation.EmbeddedPostgres.Sharing;

namespace ConcertReservation.EmbeddedPostgres.Docker;

/// <summary>
/// Runs a server in a container. A durable server has a volume. Both are named after a hash of the folder.
/// </summary>
internal sealed class ContainerRuntime(string docker, string image, PostgresServerOptions options) : IServerRuntime
{
    private static readonly TimeSpan ReadyLimit = TimeSpan.FromSeconds(60);

    public string Source => "docker";

    // The password is passed in a file, because every local user can read a command line.
    public Task PrepareAsync(ServerFolder folder, CancellationToken ct)
    {
        folder.WritePrivately("docker.env", $"POSTGRES_PASSWORD={folder.Password()}\n");
        return new Command(docker, "rm", "--force", Name(folder)).RunAsync(ct);
    }

    public ServerCommands Commands(ServerFolder folder, int port) =>
        new(Check(folder), Start(folder, port), Stop(folder), Crash(folder));

    // While the image initializes a new volume, it runs a temporary server that does not listen on TCP. The check uses
    // TCP, so that it waits for the final server.
    public async Task WaitUntilReadyAsync(ServerFolder folder, CancellationToken ct)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(ReadyLimit);
        var check = new Command(docker, "exec", Name(folder), "pg_isready", "--quiet", "--host=127.0.0.1");
        while (!(await check.RunAsync(limit.Token)).Succeeded)
            await Task.Delay(TimeSpan.FromMilliseconds(100), limit.Token);
    }

    private Command Check(ServerFolder folder) => new(docker, "exec", Name(folder), "true");

    private Command Start(ServerFolder folder, int port)
    {
        string[] volume = options.IsDurable ? ["--volume", $"{Name(folder)}:/var/lib/postgresql"] : [];
        return new Command(
            docker,
            [
                "run",
                "--detach",
                "--rm",
                "--name",
                Name(folder),
                "--publish",
                string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{port}:5432"),
                "--env-file",
                folder.PathOf("docker.env"),
                .. volume,
                image,
                .. ClusterSettings.For(options).SelectMany(x => new[] { "-c", x }),
            ]
        );
    }

    private Command Stop(ServerFolder folder) => new(docker, "stop", "-t", "40", Name(folder));

    private Command Crash(ServerFolder folder) => new(docker, "kill", Name(folder));

    private static string Name(ServerFolder folder)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(folder.Root));
        return $"concert-reservation-{Convert.ToHexStringLower(hash)[..12]}";
    }
}

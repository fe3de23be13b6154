using System.Globalization;
using ConcertReservation.EmbeddedPostgres.Binaries;
using ConcertReservation.EmbeddedPostgres.Processes;
using ConcertReservation.EmbeddedPostgres.Sharing;

namespace ConcertReservation.EmbeddedPostgres.Clusters;

/// <summary>
/// Runs a server from binaries, with a cluster in its folder. <c>pg_ctl</c> starts it in a session of its own.
/// </summary>
internal sealed class ClusterRuntime(
    string source,
    ServerBinaries binaries,
    IReadOnlyList<string> prefix,
    PostgresServerOptions options
) : IServerRuntime
{
    public string Source => source;

    public async Task PrepareAsync(ServerFolder folder, CancellationToken ct)
    {
        if (Directory.Exists(folder.Cluster))
            ClusterVersion.Require(folder, binaries);
        else
            await new ClusterCreation(binaries, prefix, options).CreateAsync(folder, ct);
        await LeftoverServer.ClearAsync(folder, Stop(folder), ct);
        await File.WriteAllTextAsync(folder.ServerLog, "", ct);
    }

    public ServerCommands Commands(ServerFolder folder, int port) =>
        new(Check(folder), Start(folder, port), Stop(folder), Crash(folder));

    public Task WaitUntilReadyAsync(ServerFolder folder, CancellationToken ct) => Task.CompletedTask;

    private Command Check(ServerFolder folder) =>
        binaries.Command("pg_ctl", "status", "-D", folder.Cluster).PrefixedBy(prefix);

    private Command Start(ServerFolder folder, int port)
    {
        IEnumerable<string> settings =
        [
            string.Create(CultureInfo.InvariantCulture, $"port={port}"),
            "listen_addresses=127.0.0.1",
            "unix_socket_directories=",
            .. ClusterSettings.For(options),
        ];
        var switches = string.Join(' ', settings.Select(x => $"-c {x}"));
        return binaries
            .Command("pg_ctl", "start", "-w", "-t", "60", "-D", folder.Cluster, "-l", folder.ServerLog, "-o", switches)
            .PrefixedBy(prefix);
    }

    private Command Stop(ServerFolder folder) => Stop(folder, options.IsDurable ? "fast" : "immediate");

    private Command Crash(ServerFolder folder) => Stop(folder, "immediate");

    private Command Stop(ServerFolder folder, string mode) =>
        binaries.Command("pg_ctl", "stop", "-w", "-t", "40", "-m", mode, "-D", folder.Cluster).PrefixedBy(prefix);
}

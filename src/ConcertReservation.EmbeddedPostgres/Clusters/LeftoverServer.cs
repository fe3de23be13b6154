using ConcertReservation.EmbeddedPostgres.Processes;
using ConcertReservation.EmbeddedPostgres.Sharing;

namespace ConcertReservation.EmbeddedPostgres.Clusters;

/// <summary>
/// What a server without a watcher left: itself, or only its pid file. PostgreSQL sees through a pid file whose process
/// is gone; it cannot tell a process that was given the same number later, such as after a restart of the machine.
/// </summary>
internal static class LeftoverServer
{
    public static async Task ClearAsync(ServerFolder folder, Command stop, CancellationToken ct)
    {
        if (OperatingSystem.IsWindows() || RunningProcess.NamedIn(folder.PostmasterPid) is not { } pid)
            return;
        var commandLine = await RunningProcess.CommandLineAsync(pid, ct);
        if (commandLine.Contains(folder.Cluster, StringComparison.Ordinal))
            await stop.RunAsync(ct);
        else
            File.Delete(folder.PostmasterPid);
    }
}

using ConcertReservation.EmbeddedPostgres.Processes;
using ConcertReservation.EmbeddedPostgres.Sharing;

namespace ConcertReservation.EmbeddedPostgres.Clusters;

/// <summary>
/// Stops a server that lost its watcher, or deletes the pid file that it left. PostgreSQL ignores a pid file whose
/// process has ended. But it cannot detect that another process has the same pid now, for example after a reboot.
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

using System.Diagnostics;
using ConcertReservation.EmbeddedPostgres.Processes;

namespace ConcertReservation.EmbeddedPostgres.Sharing;

/// <summary>Keeps a watched server running, while this user's end of the watcher's pipe is open.</summary>
internal sealed class WatcherHold(ServerFolder folder, ServerCommands commands, WatcherPipe pipe) : IServerHold
{
    private static readonly TimeSpan JoinLimit = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan JoinStep = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan FailedStartLimit = TimeSpan.FromSeconds(10);

    /// <summary>Joins the running server. Null when no server runs, or when it stops during the call.</summary>
    public static async Task<IServerHold?> JoinAsync(ServerFolder folder, ServerCommands commands, CancellationToken ct)
    {
        if (WatcherPipe.TryOpen(folder) is not { } pipe)
            return null;
        try
        {
            if (await HasJoinedAsync(folder, pipe, ct))
                return new WatcherHold(folder, commands, pipe);
            pipe.Dispose();
            return null;
        }
        catch
        {
            pipe.Dispose();
            throw;
        }
    }

    public static async Task<IServerHold> StartAsync(ServerFolder folder, ServerCommands commands, CancellationToken ct)
    {
        await Watcher.MakePipeAsync(folder, ct);
        var pipe =
            WatcherPipe.TryOpen(folder)
            ?? throw new PostgresStartException($"{folder.Users} was removed during the start");
        try
        {
            await Watcher.LaunchAsync(folder, commands, ct);
            return await pipe.RequestServerAsync(ct) == 0
                ? new WatcherHold(folder, commands, pipe)
                : throw new PostgresStartException(DidNotStart(folder));
        }
        catch
        {
            pipe.Dispose();
            await WatcherPipe.WaitUntilGoneAsync(folder, FailedStartLimit);
            throw;
        }
    }

    public Task CrashAsync(CancellationToken ct) => commands.Crash.RunOrThrowAsync(ct);

    public async Task RecoverAsync(CancellationToken ct)
    {
        if (!await HasJoinedAsync(folder, pipe, ct))
            throw new PostgresStartException(DidNotStart(folder));
    }

    public void Dispose() => pipe.Dispose();

    public async Task WaitUntilStoppedAsync(TimeSpan limit)
    {
        await WatcherPipe.WaitUntilGoneAsync(folder, limit);
        if (!WatcherPipe.HasStopped(folder)) // the watcher itself was killed
            await new UnwatchedHold(folder, commands).WaitUntilStoppedAsync(limit);
        await Wait.UntilAsync(() => !Directory.Exists(folder.BeingDeleted), limit, CancellationToken.None);
    }

    // A server that was just killed may still look like a running one, so its port must accept connections too. Each
    // request makes the watcher start a stopped server.
    private static async Task<bool> HasJoinedAsync(ServerFolder folder, WatcherPipe pipe, CancellationToken ct)
    {
        var clock = Stopwatch.StartNew();
        while (clock.Elapsed < JoinLimit)
        {
            var exitCode = await pipe.RequestServerAsync(ct);
            if (exitCode is null)
                return false;
            if (exitCode == 0 && LoopbackPort.Accepts(folder.Port))
                return true;
            await Task.Delay(JoinStep, ct);
        }

        throw new PostgresStartException(DidNotStart(folder));
    }

    private static string DidNotStart(ServerFolder folder) =>
        $"PostgreSQL in {folder.Root} did not start: {folder.LastWords()}";
}

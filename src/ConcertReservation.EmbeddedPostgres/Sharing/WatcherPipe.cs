using System.Globalization;
using System.Text;
using ConcertReservation.EmbeddedPostgres.Processes;

namespace ConcertReservation.EmbeddedPostgres.Sharing;

/// <summary>
/// A writing end of the watcher's pipe. The operating system closes it when this process ends for any reason. The
/// watcher stops the server when the last end is closed, so that no list of users can be wrong.
/// </summary>
internal sealed class WatcherPipe : IDisposable
{
    private static readonly TimeSpan AnswerLimit = TimeSpan.FromSeconds(120);
    private static readonly TimeSpan WatcherGrace = TimeSpan.FromSeconds(2);

    private readonly ServerFolder _folder;
    private readonly FileStream _open;

    // Opened for reading and writing, because opening only for writing blocks until the pipe has a reader.
    private WatcherPipe(ServerFolder folder)
    {
        _folder = folder;
        _open = new FileStream(folder.Users, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite, bufferSize: 0);
    }

    public static WatcherPipe? TryOpen(ServerFolder folder)
    {
        try
        {
            return new WatcherPipe(folder);
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }

    public static bool HasStopped(ServerFolder folder) =>
        folder.IsThrownAway ? !Directory.Exists(folder.Root) : !File.Exists(folder.Users);

    public static Task WaitUntilGoneAsync(ServerFolder folder, TimeSpan limit) =>
        Wait.UntilAsync(() => !HasWatcher(folder), limit, CancellationToken.None);

    /// <summary>
    /// Requests a running server from the watcher. Returns the exit code of the start (0 when the server runs), or null
    /// when the watcher has ended. After an answer the watcher cannot stop the server: it read the request while this
    /// end of the pipe was open.
    /// </summary>
    public async Task<int?> RequestServerAsync(CancellationToken ct)
    {
        var user = RandomName.Short();
        var answer = _folder.PathOf($"answer-{user}");
        await _open.WriteAsync(Encoding.ASCII.GetBytes($"{user}\n"), ct);
        await Wait.UntilAsync(() => File.Exists(_folder.WatcherPid) || HasStopped(_folder), WatcherGrace, ct);
        if (!await Wait.UntilAsync(() => File.Exists(answer) || !HasWatcher(_folder), AnswerLimit, ct))
            throw new PostgresStartException($"The watcher of {_folder.Root} does not answer");
        if (!File.Exists(answer))
            return null;
        var exitCode = await File.ReadAllTextAsync(answer, ct);
        File.Delete(answer);
        return int.Parse(exitCode.Trim(), CultureInfo.InvariantCulture);
    }

    public void Dispose() => _open.Dispose();

    private static bool HasWatcher(ServerFolder folder) =>
        !HasStopped(folder) && RunningProcess.NamedIn(folder.WatcherPid) is not null;
}

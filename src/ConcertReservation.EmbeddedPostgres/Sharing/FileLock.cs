using ConcertReservation.EmbeddedPostgres.Processes;

namespace ConcertReservation.EmbeddedPostgres.Sharing;

/// <summary>One holder at a time, over all processes. The system takes it back from a holder that dies.</summary>
internal static class FileLock
{
    /// <exception cref="TimeoutException">Somebody held it for longer than the limit.</exception>
    public static async Task<IDisposable> TakeAsync(string path, TimeSpan limit, CancellationToken ct)
    {
        FileStream? held = null;
        return await Wait.UntilAsync(() => (held = TryTake(path)) is not null, limit, ct)
            ? held!
            : throw new TimeoutException($"{path} has been locked for {limit.TotalSeconds:0} s");
    }

    /// <summary>Null when somebody else has the file open.</summary>
    public static FileStream? TryTake(string path)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException taken) when (taken is not (DirectoryNotFoundException or PathTooLongException))
        {
            return null;
        }
    }
}

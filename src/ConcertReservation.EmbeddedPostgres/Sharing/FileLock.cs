using ConcertReservation.EmbeddedPostgres.Processes;

namespace ConcertReservation.EmbeddedPostgres.Sharing;

/// <summary>A lock across processes. The operating system releases it when its process ends.</summary>
internal static class FileLock
{
    /// <exception cref="TimeoutException">Another process held the lock for longer than the limit.</exception>
    public static async Task<IDisposable> AcquireAsync(string path, TimeSpan limit, CancellationToken ct)
    {
        FileStream? held = null;
        return await Wait.UntilAsync(() => (held = TryAcquire(path)) is not null, limit, ct)
            ? held!
            : throw new TimeoutException($"{path} has been locked for {limit.TotalSeconds:0} s");
    }

    /// <summary>Null when the file is open elsewhere, in this process or another one.</summary>
    public static FileStream? TryAcquire(string path)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException exception) when (exception is not (DirectoryNotFoundException or PathTooLongException))
        {
            return null;
        }
    }
}

namespace ConcertReservation.Application.Caching;

/// <summary>
/// A cached copy of data from the database, no older than <paramref name="maxAge"/>. Concurrent callers share one read.
/// A call after <see cref="Invalidate"/> gets a newer copy.
/// </summary>
/// <param name="read">
/// Reads the data. Its argument is the last value, so that it can read only the changes; null at the first read.
/// </param>
/// <param name="maxAge">The age after which a call reads the data again.</param>
/// <param name="time">The clock.</param>
/// <param name="replaced">Called when a read has returned another value than the last one.</param>
public sealed class Snapshot<T>(Func<T?, Task<T>> read, TimeSpan maxAge, TimeProvider time, Action? replaced = null)
    where T : class?
{
    private readonly Lock _lock = new();
    private Copy? _copy;
    private Task<Copy>? _currentRead;
    private long _version;
    private long _readsStarted;

    public ValueTask<T> GetAsync(CancellationToken ct)
    {
        var copy = Volatile.Read(ref _copy);
        return copy is not null && IsFresh(copy) ? new ValueTask<T>(copy.Value) : new ValueTask<T>(WaitAsync(ct));
    }

    /// <summary>
    /// As <see cref="GetAsync"/>, but also returns a copy from before the last <see cref="Invalidate"/>.
    /// </summary>
    public ValueTask<T> GetRecentAsync(CancellationToken ct) =>
        Volatile.Read(ref _copy) is { } copy && IsRecent(copy) ? new ValueTask<T>(copy.Value) : GetAsync(ct);

    /// <summary>Reads the data even when the copy is fresh, or joins the read that is running.</summary>
    public async Task<T> RefreshAsync(CancellationToken ct) => (await JoinRead().WaitAsync(ct)).Value;

    /// <summary>
    /// The result of a read that begins after this call, for a caller that may know newer data than the copy has.
    /// </summary>
    public Task<T> GetNewAsync(CancellationToken ct)
    {
        var startedBefore = Interlocked.Read(ref _readsStarted);
        return WaitAsync(copy => copy.Number > startedBefore, ct);
    }

    /// <summary>The current copy, whatever its age; null before the first read.</summary>
    public (T Value, TimeSpan Age)? Last() =>
        Volatile.Read(ref _copy) is { } copy ? (copy.Value, time.GetElapsedTime(copy.ReadAt)) : null;

    /// <summary>The data was changed: later calls do not return a copy from before.</summary>
    public void Invalidate() => Interlocked.Increment(ref _version);

    private Task<T> WaitAsync(CancellationToken ct)
    {
        var wanted = Interlocked.Read(ref _version);
        return WaitAsync(copy => copy.Version >= wanted, ct);
    }

    private async Task<T> WaitAsync(Func<Copy, bool> isAcceptable, CancellationToken ct)
    {
        while (true)
        {
            var copy = await JoinRead().WaitAsync(ct);
            if (isAcceptable(copy))
                return copy.Value;
        }
    }

    private Task<Copy> JoinRead()
    {
        lock (_lock)
        {
            if (_currentRead is { IsCompleted: false })
                return _currentRead;
            using (ExecutionContext.SuppressFlow())
                return _currentRead = Task.Run(ReadAsync);
        }
    }

    // Without a caller's cancellation token: a caller that goes away must not cancel the read of the others.
    private async Task<Copy> ReadAsync()
    {
        var (number, version) = (Interlocked.Increment(ref _readsStarted), Interlocked.Read(ref _version));
        var startedAt = time.GetTimestamp();
        var last = Volatile.Read(ref _copy)?.Value;
        var copy = new Copy(await read(last), number, version, startedAt);
        Volatile.Write(ref _copy, copy);
        if (!ReferenceEquals(copy.Value, last))
            replaced?.Invoke();
        return copy;
    }

    private bool IsFresh(Copy copy) => copy.Version == Interlocked.Read(ref _version) && IsRecent(copy);

    private bool IsRecent(Copy copy) => time.GetElapsedTime(copy.ReadAt) < maxAge;

    private sealed record Copy(T Value, long Number, long Version, long ReadAt);
}

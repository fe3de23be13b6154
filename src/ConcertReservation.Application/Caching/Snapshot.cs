namespace ConcertReservation.Application.Caching;

/// <summary>
/// A copy of something in the database, no older than it may be. It is read by one at a time however many ask, and
/// again for whoever asks after <see cref="Invalidate"/>.
/// </summary>
/// <param name="read">Reads it anew; gets the copy there was, so that it can read only what has changed.</param>
/// <param name="replaced">Told when another copy has taken the place of the last.</param>
public sealed class Snapshot<T>(Func<T?, Task<T>> read, TimeSpan maxAge, TimeProvider time, Action? replaced = null)
    where T : class?
{
    private readonly Lock _lock = new();
    private Copy? _copy;
    private Task<Copy>? _reading;
    private long _version;
    private long _begun;

    public ValueTask<T> GetAsync(CancellationToken ct)
    {
        var copy = Volatile.Read(ref _copy);
        return copy is not null && IsFresh(copy) ? new ValueTask<T>(copy.Value) : new ValueTask<T>(WaitAsync(ct));
    }

    /// <summary>As <see cref="GetAsync"/>, but what was written since is no reason to read it again.</summary>
    public ValueTask<T> GetRecentAsync(CancellationToken ct) =>
        Volatile.Read(ref _copy) is { } copy && IsRecent(copy) ? new ValueTask<T>(copy.Value) : GetAsync(ct);

    /// <summary>Reads it although it may be fresh enough, or joins who is reading it.</summary>
    public async Task<T> RefreshAsync(CancellationToken ct) => (await JoinReading().WaitAsync(ct)).Value;

    /// <summary>From a reading that begins after this call: for answers that must not be behind what their caller knows.</summary>
    public Task<T> GetNewAsync(CancellationToken ct)
    {
        var begunBefore = Interlocked.Read(ref _begun);
        return WaitAsync(copy => copy.Reading > begunBefore, ct);
    }

    /// <summary>The copy there is, whatever its age; null before the first.</summary>
    public (T Value, TimeSpan Age)? Last() =>
        Volatile.Read(ref _copy) is { } copy ? (copy.Value, time.GetElapsedTime(copy.ReadAt)) : null;

    /// <summary>Something was written: what was read before is not good enough for whoever asks from now on.</summary>
    public void Invalidate() => Interlocked.Increment(ref _version);

    private Task<T> WaitAsync(CancellationToken ct)
    {
        var wanted = Interlocked.Read(ref _version);
        return WaitAsync(copy => copy.Version >= wanted, ct);
    }

    private async Task<T> WaitAsync(Func<Copy, bool> isGoodEnough, CancellationToken ct)
    {
        while (true)
        {
            var copy = await JoinReading().WaitAsync(ct);
            if (isGoodEnough(copy))
                return copy.Value;
        }
    }

    private Task<Copy> JoinReading()
    {
        lock (_lock)
        {
            if (_reading is { IsCompleted: false })
                return _reading;
            using (ExecutionContext.SuppressFlow())
                return _reading = Task.Run(ReadAsync);
        }
    }

    // Nobody's own context or token: one who goes must not end the reading of those who stay.
    private async Task<Copy> ReadAsync()
    {
        var (reading, version) = (Interlocked.Increment(ref _begun), Interlocked.Read(ref _version));
        var startedAt = time.GetTimestamp();
        var last = Volatile.Read(ref _copy)?.Value;
        var copy = new Copy(await read(last), reading, version, startedAt);
        Volatile.Write(ref _copy, copy);
        if (!ReferenceEquals(copy.Value, last))
            replaced?.Invoke();
        return copy;
    }

    private bool IsFresh(Copy copy) => copy.Version == Interlocked.Read(ref _version) && IsRecent(copy);

    private bool IsRecent(Copy copy) => time.GetElapsedTime(copy.ReadAt) < maxAge;

    private sealed record Copy(T Value, long Reading, long Version, long ReadAt);
}

using System.Collections.Concurrent;

namespace ConcertReservation.Application.Caching;

/// <summary>A <see cref="Snapshot{T}"/> for each key. An entry without a request for a minute is removed.</summary>
/// <param name="read">
/// Reads the value of a key; its second argument is the last value, null at the first read. Returns null when the key
/// does not exist; null is not cached.
/// </param>
/// <param name="maxAge">The age after which a request reads the value again.</param>
/// <param name="time">The clock.</param>
public sealed class SnapshotCache<TKey, T>(Func<TKey, T?, Task<T?>> read, TimeSpan maxAge, TimeProvider time)
    where TKey : notnull
    where T : class
{
    private static readonly TimeSpan KeptFor = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<TKey, Entry> _entries = new();

    /// <param name="read">Reads the whole value. Returns null when the key does not exist.</param>
    /// <param name="maxAge">The age after which a request reads the value again.</param>
    /// <param name="time">The clock.</param>
    public SnapshotCache(Func<TKey, Task<T?>> read, TimeSpan maxAge, TimeProvider time)
        : this((key, _) => read(key), maxAge, time) { }

    public ValueTask<T?> FindAsync(TKey key, CancellationToken ct) => FindAsync(key, snapshot => snapshot.GetAsync(ct));

    /// <summary>
    /// As <see cref="FindAsync(TKey, CancellationToken)"/>, but may miss a change that this instance made since the
    /// read.
    /// </summary>
    public ValueTask<T?> FindRecentAsync(TKey key, CancellationToken ct) =>
        FindAsync(key, snapshot => snapshot.GetRecentAsync(ct));

    /// <summary>A value is in memory, so that a request at most waits for a read that all requests share.</summary>
    public bool Has(TKey key) => _entries.TryGetValue(key, out var entry) && entry.Snapshot.Last() is not null;

    /// <summary>The value from a read that begins after this call; concurrent calls share it.</summary>
    public ValueTask<T?> FindNewAsync(TKey key, CancellationToken ct) =>
        FindAsync(key, snapshot => new ValueTask<T?>(snapshot.GetNewAsync(ct)));

    /// <summary>This instance has changed the value: the next request reads it again.</summary>
    public void Invalidate(TKey key)
    {
        if (_entries.TryGetValue(key, out var entry))
            entry.Snapshot.Invalidate();
    }

    private async ValueTask<T?> FindAsync(TKey key, Func<Snapshot<T?>, ValueTask<T?>> get)
    {
        var entry = _entries.TryGetValue(key, out var known) ? known : Add(key);
        entry.UsedAt = time.GetTimestamp();
        var value = await get(entry.Snapshot);
        if (value is null)
            _entries.TryRemove(key, out _);
        return value;
    }

    private Entry Add(TKey key)
    {
        foreach (var (other, entry) in _entries)
            if (time.GetElapsedTime(entry.UsedAt) > KeptFor)
                _entries.TryRemove(other, out _);
        return _entries.GetOrAdd(key, k => new Entry(new Snapshot<T?>(last => read(k, last), maxAge, time)));
    }

    private sealed class Entry(Snapshot<T?> snapshot)
    {
        private long _usedAt;

        public Snapshot<T?> Snapshot { get; } = snapshot;

        public long UsedAt
        {
            get => Volatile.Read(ref _usedAt);
            set => Volatile.Write(ref _usedAt, value);
        }
    }
}

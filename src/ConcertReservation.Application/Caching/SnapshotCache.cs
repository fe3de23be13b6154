using System.Collections.Concurrent;

namespace ConcertReservation.Application.Caching;

/// <summary>A <see cref="Snapshot{T}"/> for each key that somebody asks about; those nobody asks about are let go.</summary>
/// <param name="read">Null when there is no such thing; that is not kept.</param>
public sealed class SnapshotCache<TKey, T>(Func<TKey, Task<T?>> read, TimeSpan maxAge, TimeProvider time)
    where TKey : notnull
    where T : class
{
    private static readonly TimeSpan KeptFor = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<TKey, Entry> _entries = new();

    public ValueTask<T?> FindAsync(TKey key, CancellationToken ct) => FindAsync(key, snapshot => snapshot.GetAsync(ct));

    /// <summary>Recent enough, though it may have been changed here since.</summary>
    public ValueTask<T?> FindRecentAsync(TKey key, CancellationToken ct) =>
        FindAsync(key, snapshot => snapshot.GetRecentAsync(ct));

    /// <summary>It was changed here: whoever asks next sees it as it is now.</summary>
    public void Invalidate(TKey key)
    {
        if (_entries.TryGetValue(key, out var entry))
            entry.Snapshot.Invalidate();
    }

    private async ValueTask<T?> FindAsync(TKey key, Func<Snapshot<T?>, ValueTask<T?>> get)
    {
        var entry = _entries.TryGetValue(key, out var known) ? known : Add(key);
        entry.AskedAt = time.GetTimestamp();
        var value = await get(entry.Snapshot);
        if (value is null)
            _entries.TryRemove(key, out _);
        return value;
    }

    private Entry Add(TKey key)
    {
        foreach (var (other, entry) in _entries)
            if (time.GetElapsedTime(entry.AskedAt) > KeptFor)
                _entries.TryRemove(other, out _);
        return _entries.GetOrAdd(key, k => new Entry(new Snapshot<T?>(_ => read(k), maxAge, time)));
    }

    private sealed class Entry(Snapshot<T?> snapshot)
    {
        private long _askedAt;

        public Snapshot<T?> Snapshot { get; } = snapshot;

        public long AskedAt
        {
            get => Volatile.Read(ref _askedAt);
            set => Volatile.Write(ref _askedAt, value);
        }
    }
}

using System.Collections.Concurrent;
using ConcertReservation.Domain.Queue;

namespace ConcertReservation.Application.Queue;

/// <summary>
/// Queue tokens that were active a moment ago. The queue gate may trust an entry for a second, because every use case
/// that writes checks the token again under its lock.
/// </summary>
public sealed class ActiveTokenCache(TimeProvider time)
{
    private const int MaxEntries = 100_000;
    private static readonly TimeSpan TrustedFor = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<(long ConcertId, Guid UserId), Entry> _entries = new();

    public bool IsActive(QueueTokenPayload token) =>
        _entries.TryGetValue((token.ConcertId, token.UserId), out var entry)
        && entry.TokenId == token.TokenId
        && entry.ExpiresAt > time.GetUtcNow()
        && time.GetElapsedTime(entry.CachedAt) < TrustedFor;

    public void Remember(QueueToken active)
    {
        // An entry saves queries for one second only, so clearing all is cheaper than tracking which is the oldest.
        if (_entries.Count >= MaxEntries)
            _entries.Clear();
        _entries[(active.ConcertId, active.UserId)] = new Entry(
            active.Id,
            active.ExpiresAt!.Value,
            time.GetTimestamp()
        );
    }

    public void Forget(long concertId, Guid userId) => _entries.TryRemove((concertId, userId), out _);

    private sealed record Entry(Guid TokenId, DateTimeOffset ExpiresAt, long CachedAt);
}

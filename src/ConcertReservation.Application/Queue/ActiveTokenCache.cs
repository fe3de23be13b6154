using System.Collections.Concurrent;
using ConcertReservation.Domain.Queue;

namespace ConcertReservation.Application.Queue;

/// <summary>
/// Whose turn it was a moment ago. The gate may trust it for a second, because whatever writes checks the token again
/// in its own transaction, under its lock.
/// </summary>
public sealed class ActiveTokenCache(TimeProvider time)
{
    private const int Most = 100_000;
    private static readonly TimeSpan TrustedFor = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<(long ConcertId, Guid UserId), Turn> _activeTokens = new();

    public bool IsActive(QueueTokenPayload ticket) =>
        _activeTokens.TryGetValue((ticket.ConcertId, ticket.UserId), out var turn)
        && turn.TokenId == ticket.TokenId
        && turn.EndsAt > time.GetUtcNow()
        && time.GetElapsedTime(turn.SeenAt) < TrustedFor;

    public void Remember(QueueToken active)
    {
        // They are worth a second each; starting over is cheaper than keeping an order.
        if (_activeTokens.Count >= Most)
            _activeTokens.Clear();
        _activeTokens[(active.ConcertId, active.UserId)] = new Turn(
            active.Id,
            active.ExpiresAt!.Value,
            time.GetTimestamp()
        );
    }

    public void Forget(long concertId, Guid userId) => _activeTokens.TryRemove((concertId, userId), out _);

    private sealed record Turn(Guid TokenId, DateTimeOffset EndsAt, long SeenAt);
}

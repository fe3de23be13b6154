using System.Collections.Concurrent;
using ConcertReservation.Domain.Accounts;
using Microsoft.Extensions.DependencyInjection;

namespace ConcertReservation.Application.Accounts;

/// <summary>
/// The sessions that have ended while an access token of theirs may still be valid. A worker reads what is new, so that
/// no request costs a query.
/// </summary>
public sealed class EndedSessions(IServiceScopeFactory scopes, TimeProvider time)
{
    /// <summary>How often the worker reads. A session that ended on another instance is refused within a second.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);

    // An access token lives for an hour.
    private static readonly TimeSpan KeptFor = TimeSpan.FromMinutes(65);

    // A transaction commits a while after it has taken the time.
    private static readonly TimeSpan Overlap = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<Guid, long> _ended = new();
    private long? _readAt;

    public bool Contains(Guid sessionId) => _ended.ContainsKey(sessionId);

    /// <summary>This instance has ended the session.</summary>
    public void Add(Guid sessionId) => _ended.TryAdd(sessionId, time.GetTimestamp());

    /// <summary>One round of the worker.</summary>
    public async Task RefreshAsync(CancellationToken ct)
    {
        var now = time.GetTimestamp();
        var sinceLast = _readAt is { } last ? time.GetElapsedTime(last, now) + Overlap : KeptFor;
        await using var scope = scopes.CreateAsyncScope();
        var sessions = scope.ServiceProvider.GetRequiredService<ISessionRepository>();
        foreach (var sessionId in await sessions.ListEndedAsync(sinceLast, ct))
            Add(sessionId);
        _readAt = now;
        foreach (var (sessionId, addedAt) in _ended)
            if (time.GetElapsedTime(addedAt, now) > KeptFor)
                _ended.TryRemove(sessionId, out _);
    }
}

using System.Collections.Concurrent;
using ConcertReservation.Application.Batching;
using ConcertReservation.Domain.Queue;

namespace ConcertReservation.Application.Queue;

/// <summary>Reads queue tokens without a lock. Concurrent calls for one concert share a query.</summary>
public sealed class QueueTokenReader(IQueueTokenSource source)
{
    private static readonly BatchLimits Limits = new(GatherFor: null, MaxBatch: 500, MaxWaiting: 10_000);

    private readonly ConcurrentDictionary<long, RequestBatcher<Guid, QueueToken?>> _batchers = new();

    /// <summary>
    /// Null when the line has no such token. Refuses with <c>overloaded</c> when too many calls wait. The concert must
    /// exist: each gets a batcher.
    /// </summary>
    public Task<QueueToken?> FindAsync(long concertId, Guid tokenId, CancellationToken ct) =>
        _batchers.GetOrAdd(concertId, id => new(Limits, ids => FindAllAsync(id, ids))).AddAsync(tokenId).WaitAsync(ct);

    private async Task<IReadOnlyList<QueueToken?>> FindAllAsync(long concertId, IReadOnlyList<Guid> ids)
    {
        var found = await source.ReadAsync(concertId, [.. ids.Distinct()]);
        var byId = found.ToDictionary(token => token.Id);
        return [.. ids.Select(id => byId.GetValueOrDefault(id))];
    }
}

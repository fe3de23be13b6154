using System.Collections.Concurrent;
using ConcertReservation.Application.Batching;
using ConcertReservation.Domain.Concerts;
using ConcertReservation.Domain.Queue;
using Microsoft.Extensions.DependencyInjection;

namespace ConcertReservation.Application.Queue;

/// <summary>
/// One batcher per line. Customers who join within a few milliseconds get their places in one transaction, in order of
/// arrival.
/// </summary>
public sealed class JoinBatcher(IServiceScopeFactory scopes, JoinBatchLimits limits, LineStateCache lines)
{
    private readonly ConcurrentDictionary<long, RequestBatcher<Guid, Outcome<Joined>>> _batchers = new();

    /// <summary>
    /// Returns after the commit. Refuses as <see cref="JoinBatchFacade"/> does, or with <c>overloaded</c>
    /// when too many customers wait for a batch.
    /// </summary>
    public async Task<Joined> JoinAsync(long concertId, Guid userId, CancellationToken ct)
    {
        // Only an existing line gets a batcher: a client that invents concert ids must not fill the memory.
        if (
            !_batchers.ContainsKey(concertId)
            && await lines.FindAsync(concertId, ct) is null or { Latest.IsOfDraft: true }
        )
            throw Concert.NotFound();
        var batcher = _batchers.GetOrAdd(
            concertId,
            id => new RequestBatcher<Guid, Outcome<Joined>>(limits.Limits, userIds => JoinAllAsync(id, userIds))
        );
        var outcome = await batcher.AddAsync(userId).WaitAsync(ct);
        return outcome.Value ?? throw outcome.Refusal!;
    }

    private async Task<IReadOnlyList<Outcome<Joined>>> JoinAllAsync(long concertId, IReadOnlyList<Guid> userIds)
    {
        await using var scope = scopes.CreateAsyncScope();
        var joins = scope.ServiceProvider.GetRequiredService<JoinBatchFacade>();
        return await joins.JoinAsync(concertId, userIds, CancellationToken.None);
    }
}

/// <summary>How joins are batched.</summary>
public sealed record JoinBatchLimits(BatchLimits Limits);

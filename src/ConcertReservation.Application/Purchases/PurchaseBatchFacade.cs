using ConcertReservation.Application.Idempotency;
using ConcertReservation.Application.Telemetry;
using ConcertReservation.Domain.Idempotency;
using ConcertReservation.Domain.Purchases;
using ConcertReservation.Domain.Transactions;

namespace ConcertReservation.Application.Purchases;

/// <summary>
/// Serves holds and payments of one concert in one transaction, with their idempotency keys and stored responses. Lock
/// order: idempotency keys, then as <see cref="PurchaseLocks"/>.
/// </summary>
public sealed class PurchaseBatchFacade(
    KeyClaims keys,
    PurchaseService purchases,
    PurchasePublisher publisher,
    SaleMetrics metrics,
    IUnitOfWork unitOfWork,
    TimeProvider time
)
{
    /// <returns>The answers in the order of <paramref name="requests"/>, after the commit.</returns>
    public async Task<IReadOnlyList<PurchaseAnswer>> ServeAsync(
        long concertId,
        IReadOnlyList<PurchaseRequest> requests,
        OnLockedRow locked,
        CancellationToken ct
    )
    {
        var startedAt = time.GetTimestamp();
        var answers = await unitOfWork.ExecuteAsync(
            async token =>
            {
                var claims = await ClaimAsync(requests, token);
                var open = requests.Where((_, i) => claims[i].MayRun).ToList();
                var outcomes = await purchases.ServeAsync(
                    concertId,
                    [.. open.Select(request => request.Order)],
                    locked,
                    time.GetUtcNow(),
                    token
                );
                var answered = new PurchaseAnswers(open, outcomes);
                keys.Store(answered.ToStore);
                unitOfWork.AfterCommit(() => publisher.Publish(concertId, open, outcomes));
                return requests.Select((request, i) => answered.Of(request, claims[i])).ToList();
            },
            ct
        );
        metrics.RecordPurchases(requests.Count, time.GetElapsedTime(startedAt));
        return answers;
    }

    /// <summary>A claim for each request; a request without a key may run.</summary>
    private async Task<IReadOnlyList<KeyClaim>> ClaimAsync(
        IReadOnlyList<PurchaseRequest> requests,
        CancellationToken ct
    )
    {
        var claims = new Queue<KeyClaim>(
            await keys.ClaimAsync([.. requests.Select(request => request.Key).OfType<IdempotentRequest>()], ct)
        );
        return [.. requests.Select(request => request.Key is null ? KeyClaim.Free : claims.Dequeue())];
    }
}

using ConcertReservation.Application.Concerts;
using ConcertReservation.Application.Idempotency;
using ConcertReservation.Application.Queue;
using ConcertReservation.Application.Telemetry;
using ConcertReservation.Domain.Errors;
using ConcertReservation.Domain.Idempotency;
using ConcertReservation.Domain.Purchases;
using ConcertReservation.Domain.Transactions;

namespace ConcertReservation.Application.Purchases;

/// <summary>
/// Serves a batch of holds and payments of one concert in one transaction: their idempotency keys, their rows and
/// their stored responses. Lock order: idempotency keys, then as <see cref="PurchaseLocks"/>.
/// </summary>
public sealed class PurchaseBatchFacade(
    KeyClaims keys,
    PurchaseService purchases,
    ActiveTokenCache activeTokens,
    SaleCache sale,
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
                PurchaseRequest[] open = [.. requests.Where(request => claims[request].MayRun)];
                var outcomes = await purchases.ServeAsync(
                    concertId,
                    [.. open.Select(request => request.Order)],
                    locked,
                    time.GetUtcNow(),
                    token
                );
                var answered = open.Zip(outcomes, AnswerOf).ToDictionary(pair => pair.Request, pair => pair.Answer);
                Keep(answered);
                unitOfWork.AfterCommit(() => Publish(concertId, answered));
                return requests.Select(request => AnswerOf(claims[request], request, answered)).ToList();
            },
            ct
        );
        metrics.RecordPurchases(requests.Count, time.GetElapsedTime(startedAt));
        return answers;
    }

    private async Task<Dictionary<PurchaseRequest, KeyClaim>> ClaimAsync(
        IReadOnlyList<PurchaseRequest> requests,
        CancellationToken ct
    )
    {
        var claims = requests.ToDictionary(request => request, _ => KeyClaim.Free, ReferenceEqualityComparer.Instance);
        return claims;
    }
}

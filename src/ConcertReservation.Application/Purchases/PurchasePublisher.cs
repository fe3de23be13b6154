using ConcertReservation.Application.Concerts;
using ConcertReservation.Application.Queue;
using ConcertReservation.Application.Telemetry;
using ConcertReservation.Domain.Errors;
using ConcertReservation.Domain.Purchases;

namespace ConcertReservation.Application.Purchases;

/// <summary>After the commit of a batch: updates metrics and caches.</summary>
public sealed class PurchasePublisher(ActiveTokenCache activeTokens, SaleCache sale, SaleMetrics metrics)
{
    public void Publish(
        long concertId,
        IReadOnlyList<PurchaseRequest> requests,
        IReadOnlyList<PurchaseOutcome> outcomes
    )
    {
        var changed = new HashSet<long>();
        foreach (var (request, outcome) in requests.Zip(outcomes))
            if (Publish(concertId, request.Order, outcome))
                changed.Add(request.Order.PerformanceId);
        foreach (var performanceId in changed)
            sale.InvalidateSeats(concertId, performanceId);
    }

    /// <returns>True when the outcome has changed seats.</returns>
    private bool Publish(long concertId, PurchaseOrder order, PurchaseOutcome outcome)
    {
        if (outcome.Refusal is { } refusal)
            metrics.CountRefusal(concertId, refusal.Code);
        if (outcome.Refusal?.Code == ErrorCode.SeatUnavailable)
            metrics.CountLostHold();
        if (outcome.Held is not null)
            metrics.CountHold();
        if (outcome.Paid is { } paid)
        {
            metrics.CountPayment(paid.Payment.Amount);
            activeTokens.Forget(concertId, order.UserId); // the payment completes the token, or shortens it
        }
        return outcome.Held is not null || outcome.Paid is not null;
    }
}

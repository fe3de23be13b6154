using ConcertReservation.Application.Concerts;
using ConcertReservation.Application.Queue;
using ConcertReservation.Application.Reservations;
using ConcertReservation.Application.Telemetry;
using ConcertReservation.Domain.Concerts;
using ConcertReservation.Domain.Errors;
using ConcertReservation.Domain.Idempotency;
using ConcertReservation.Domain.Purchases;

namespace ConcertReservation.Application.Purchases;

/// <summary>
/// A customer holds seats. In a stampede most requests are refused, and that happens before the batch, without a lock or
/// a database connection per request.
/// </summary>
public sealed class HoldFacade(
    LineStateCache lines,
    SaleCache sale,
    SeatAvailabilityReader availability,
    PurchaseBatcher purchases,
    SaleMetrics metrics,
    TimeProvider time
)
{
    /// <summary>
    /// Holds the seats, all or none. Refuses with <c>seat_unavailable</c>, <c>seat_limit_reached</c>,
    /// <c>queue_token_expired</c>, <c>sale_closed</c>, <c>concert_not_found</c>, <c>performance_not_found</c> or
    /// <c>seat_not_found</c>. What the locked rows decide is returned as a value, and so is <c>seat_unavailable</c>; the
    /// other refusals are thrown.
    /// </summary>
    /// <param name="key">The client's idempotency key; null when the client sent none.</param>
    public async Task<PurchaseResult<ReservationResult>> HoldAsync(
        HoldSeats request,
        PurchaseKey? key,
        CancellationToken ct
    )
    {
        var now = time.GetUtcNow();
        var selection = SeatSelection.Of(request.PerformanceId, request.SeatIds, request.SeatNumbers);
        var line = await lines.FindAsync(request.ConcertId, ct) ?? throw Concert.NotFound();
        var policy = line.Latest.Policy;
        selection.EnsureAtMost(policy.MaxSeatsPerReservation);
        var map = await sale.FindRecentSeatsAsync(request.ConcertId, request.PerformanceId, ct);
        map.Performance.EnsureUpcoming(now);
        var seats = map.Choose(selection);

        if (await FindRefusalAsync(request.ConcertId, seats, now) is { } refusal)
            return Refused(refusal);

        var order = new HoldOrder(request.UserId, request.PerformanceId, [.. seats.Select(seat => seat.Id)], policy);
        return await HoldAsync(request.ConcertId, order, key, outcome => ResultOf(outcome, map.Performance, seats), ct);
    }

    // A seat that is unavailable in the cache may be available again, so the database is read before a refusal. A seat
    // that is available in the cache is checked under the lock.
    private async ValueTask<DomainException?> FindRefusalAsync(
        long concertId,
        IReadOnlyList<SeatView> seats,
        DateTimeOffset now
    ) =>
        seats.All(seat => seat.IsAvailableAt(now))
            ? null
            : SeatView.FindRefusal(await availability.ReadAsync(concertId, [.. seats.Select(seat => seat.Id)]), now);

    private async Task<PurchaseResult<ReservationResult>> HoldAsync(
        long concertId,
        HoldOrder order,
        PurchaseKey? key,
        Func<PurchaseOutcome, Outcome<ReservationResult>> resultOf,
        CancellationToken ct
    )
    {
        var request = new PurchaseRequest(order, key?.Request, outcome => Render(resultOf(outcome), key!.Responses));
        return PurchaseResult<ReservationResult>.Of(await purchases.ServeAsync(concertId, request, ct), resultOf);
    }

    private static StoredResponse? Render(Outcome<ReservationResult> result, IPurchaseResponses responses) =>
        result.Value is { } held ? responses.Of(held) : responses.Of(result.Refusal!);

    private static Outcome<ReservationResult> ResultOf(
        PurchaseOutcome outcome,
        PerformanceSummary performance,
        IReadOnlyList<SeatView> seats
    ) =>
        outcome.Held is { } held
            ? Outcome<ReservationResult>.Done(ReservationResult.JustHeld(held, performance, seats))
            : Outcome<ReservationResult>.Refused(outcome.Refusal!);

    private PurchaseResult<ReservationResult> Refused(DomainException refusal)
    {
        metrics.CountLostHold();
        return PurchaseResult<ReservationResult>.Refused(refusal);
    }
}

/// <summary>The seats of a performance to hold, by id or by the number printed on them.</summary>
public sealed record HoldSeats(
    long ConcertId,
    long PerformanceId,
    IReadOnlyList<long>? SeatIds,
    IReadOnlyList<string>? SeatNumbers,
    Guid UserId
);

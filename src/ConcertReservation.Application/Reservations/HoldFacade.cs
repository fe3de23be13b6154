using ConcertReservation.Application.Concerts;
using ConcertReservation.Application.Queue;
using ConcertReservation.Application.Telemetry;
using ConcertReservation.Domain.Concerts;
using ConcertReservation.Domain.Errors;
using ConcertReservation.Domain.Reservations;
using ConcertReservation.Domain.Transactions;

namespace ConcertReservation.Application.Reservations;

/// <summary>
/// A customer holds seats. In a stampede most requests are refused, and that happens before the transaction, without a
/// lock or a database connection per request.
/// </summary>
public sealed class HoldFacade(
    LineStateCache lines,
    SaleCache sale,
    SeatAvailabilityReader availability,
    Func<SeatHoldService> holding,
    Func<IUnitOfWork> unitOfWork,
    SaleMetrics metrics,
    TimeProvider time
)
{
    /// <summary>
    /// Holds the seats, all or none. Refuses with <c>seat_unavailable</c>, <c>seat_limit_reached</c>,
    /// <c>queue_token_expired</c>, <c>sale_closed</c>, <c>concert_not_found</c>, <c>performance_not_found</c> or
    /// <c>seat_not_found</c>. Only <c>seat_unavailable</c> is returned as a value; the others are thrown.
    /// </summary>
    public async Task<Outcome<ReservationResult>> HoldAsync(HoldSeats request, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var selection = SeatSelection.Of(request.PerformanceId, request.SeatIds, request.SeatNumbers);
        var line = await lines.FindAsync(request.ConcertId, ct) ?? throw Concert.NotFound();
        var policy = line.Latest.Policy;
        selection.EnsureAtMost(policy.MaxSeatsPerReservation);
        var map = await sale.FindRecentSeatsAsync(request.ConcertId, request.PerformanceId, ct);
        map.Performance.EnsureUpcoming(now);
        var seats = map.Choose(selection);

        var order = new HoldOrder(request.ConcertId, request.UserId, [.. seats.Select(seat => seat.Id)], policy);
        return await FindRefusalAsync(order, seats, now) is { } refusal
            ? Refused(refusal)
            : await HoldAsync(order, map.Performance, seats, now, ct);
    }

    // A seat that is unavailable in the cache may be available again, so the database is read before a refusal. A seat
    // that is available in the cache is checked under the lock.
    private async ValueTask<DomainException?> FindRefusalAsync(
        HoldOrder order,
        IReadOnlyList<SeatView> seats,
        DateTimeOffset now
    ) =>
        seats.All(seat => seat.IsAvailableAt(now))
            ? null
            : SeatView.FindRefusal(await availability.ReadAsync(order.ConcertId, order.SeatIds), now);

    private async Task<Outcome<ReservationResult>> HoldAsync(
        HoldOrder order,
        PerformanceSummary performance,
        IReadOnlyList<SeatView> seats,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        var transaction = unitOfWork();
        try
        {
            var reservation = await transaction.ExecuteAsync(
                token =>
                {
                    transaction.AfterCommit(() =>
                    {
                        metrics.CountHold();
                        sale.InvalidateSeats(order.ConcertId, performance.PerformanceId);
                    });
                    return holding().HoldAsync(order, now, token);
                },
                ct
            );
            return Outcome<ReservationResult>.Done(ReservationResult.JustHeld(reservation, performance, seats));
        }
        catch (DomainException refusal) when (refusal.Code == ErrorCode.SeatUnavailable)
        {
            return Refused(refusal);
        }
    }

    private Outcome<ReservationResult> Refused(DomainException refusal)
    {
        metrics.CountLostHold();
        return Outcome<ReservationResult>.Refused(refusal);
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

using ConcertReservation.Application.Concerts;
using ConcertReservation.Application.Telemetry;
using ConcertReservation.Domain.Concerts;
using ConcertReservation.Domain.Mails;
using ConcertReservation.Domain.Payments;
using ConcertReservation.Domain.Reservations;
using ConcertReservation.Domain.Transactions;

namespace ConcertReservation.Application.Payments;

/// <summary>A customer refunds seats of a paid reservation.</summary>
public sealed class RefundFacade(
    IConcertRepository concerts,
    IReservationRepository reservations,
    RefundService refunding,
    IMailRepository mails,
    SaleCache sale,
    SaleMetrics metrics,
    IUnitOfWork unitOfWork,
    TimeProvider time
)
{
    /// <summary>
    /// Returns the money to the wallet and makes the seats available again. Refuses with <c>reservation_not_found</c>,
    /// <c>reservation_not_paid</c>, <c>performance_cancelled</c>, <c>refund_closed</c>, <c>balance_limit_reached</c>, or <c>validation_failed</c> for a
    /// seat of another reservation.
    /// </summary>
    /// <param name="seatIds">The seats to refund; null for all.</param>
    public async Task<RefundReceipt> RefundAsync(
        Guid reservationId,
        Guid userId,
        IReadOnlyCollection<long>? seatIds,
        CancellationToken ct
    )
    {
        var now = time.GetUtcNow();
        var reservation =
            await reservations.FindViewAsync(reservationId, userId, now, ct) ?? throw Reservation.NotFound();
        refunding.EnsureRefundable(reservation, now);
        Reservation.EnsureOwn(seatIds, reservation.Seats.Select(seat => seat.SeatId));

        var order = new RefundOrder(reservationId, reservation.ConcertId, userId, seatIds);
        var refunded = await unitOfWork.ExecuteAsync(
            async token =>
            {
                unitOfWork.AfterCommit(() =>
                {
                    metrics.CountRefund();
                    sale.InvalidateSeats(reservation.ConcertId, reservation.PerformanceId);
                });
                // A cancelled performance refunds its reservations itself.
                var performance = await concerts.FindPerformanceForShareAsync(
                    reservation.ConcertId,
                    reservation.PerformanceId,
                    token
                );
                performance.EnsureNotCancelled();
                var result = await refunding.RefundAsync(order, now, token);
                mails.Insert(order.ConcertId, [Mail.OfRefund(result.Refund, reservation)], now);
                return result;
            },
            ct
        );
        return RefundReceipt.Of(refunded);
    }
}

/// <param name="Balance">The balance of the wallet after the refund, in won.</param>
public sealed record RefundReceipt(
    Guid RefundId,
    Guid ReservationId,
    long Amount,
    DateTimeOffset RefundedAt,
    long Balance
)
{
    internal static RefundReceipt Of(Refunded refunded) =>
        new(
            refunded.Refund.Id,
            refunded.Refund.ReservationId,
            refunded.Refund.Amount,
            refunded.Refund.RefundedAt,
            refunded.Balance
        );
}

using ConcertReservation.Application.Concerts;
using ConcertReservation.Application.Telemetry;
using ConcertReservation.Domain.Payments;
using ConcertReservation.Domain.Reservations;
using ConcertReservation.Domain.Transactions;

namespace ConcertReservation.Application.Payments;

/// <summary>A customer refunds a paid reservation.</summary>
public sealed class RefundFacade(
    IReservationRepository reservations,
    RefundService refunding,
    SaleCache sale,
    SaleMetrics metrics,
    IUnitOfWork unitOfWork,
    TimeProvider time
)
{
    /// <summary>
    /// Returns the money to the wallet and makes the seats available again. Refuses with <c>reservation_not_found</c>,
    /// <c>reservation_not_paid</c>, <c>refund_closed</c> or <c>balance_limit_reached</c>.
    /// </summary>
    /// <param name="seatIds">The seats that the customer names: all seats of the reservation. Null: not named.</param>
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
        RefundService.EnsureWhole(reservation, seatIds);
        refunding.EnsureRefundable(reservation, now);

        var order = new RefundOrder(reservationId, reservation.ConcertId, userId);
        var refunded = await unitOfWork.ExecuteAsync(
            token =>
            {
                unitOfWork.AfterCommit(() =>
                {
                    metrics.CountRefund();
                    sale.InvalidateSeats(reservation.ConcertId, reservation.PerformanceId);
                });
                return refunding.RefundAsync(order, now, token);
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

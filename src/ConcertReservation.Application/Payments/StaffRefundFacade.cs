using ConcertReservation.Application.Audit;
using ConcertReservation.Application.Concerts;
using ConcertReservation.Application.Telemetry;
using ConcertReservation.Domain.Errors;
using ConcertReservation.Domain.Mails;
using ConcertReservation.Domain.Payments;
using ConcertReservation.Domain.Reservations;
using ConcertReservation.Domain.Transactions;

namespace ConcertReservation.Application.Payments;

/// <summary>An operator refunds seats of a paid reservation for its customer, at any time.</summary>
public sealed class StaffRefundFacade(
    IReservationRepository reservations,
    RefundService refunding,
    IMailRepository mails,
    AuditTrail audit,
    SaleCache sale,
    SaleMetrics metrics,
    IUnitOfWork unitOfWork,
    TimeProvider time
)
{
    /// <summary>
    /// Returns the money to where it came from (the wallet, or by hand at the box office) and makes the seats available again. Refuses with
    /// <c>reservation_not_found</c>, <c>reservation_not_paid</c>, <c>refund_closed</c> (with <c>seatIds</c>) for a used
    /// ticket, <c>balance_limit_reached</c>, or <c>validation_failed</c> for a seat of another reservation. A refused
    /// refund is in the audit too.
    /// </summary>
    public async Task<StaffRefundReceipt> RefundAsync(StaffRefund request, CancellationToken ct)
    {
        var reservation =
            await reservations.FindViewAsync(request.ReservationId, time.GetUtcNow(), ct)
            ?? throw Reservation.NotFound();
        try
        {
            Reservation.EnsureRefundable(reservation.Status);
            Reservation.EnsureOwn(request.SeatIds, reservation.Seats.Select(seat => seat.SeatId));
            return await unitOfWork.ExecuteAsync(token => RefundAsync(request, reservation, token), ct);
        }
        catch (DomainException refusal) when (refusal.Code != ErrorCode.ValidationFailed)
        {
            await RecordRefusalAsync(request, refusal, ct);
            throw;
        }
    }

    private async Task<StaffRefundReceipt> RefundAsync(
        StaffRefund request,
        ReservationView reservation,
        CancellationToken ct
    )
    {
        unitOfWork.AfterCommit(() =>
        {
            metrics.CountRefund();
            sale.InvalidateSeats(reservation.ConcertId, reservation.PerformanceId);
        });
        var order = new RefundOrder(
            reservation.ReservationId,
            reservation.ConcertId,
            request.SeatIds,
            new RefundByOperator(request.OperatorId, request.Reason)
        );
        var now = time.GetUtcNow();
        var refund = (await refunding.RefundAsync(order, now, ct)).Refund;
        mails.Insert(order.ConcertId, [Mail.OfRefund(refund, reservation)], now);
        audit.Record(
            "reservation.refund",
            TargetOf(request),
            before: null,
            after: new
            {
                RefundId = refund.Id,
                refund.Amount,
                SeatIds = refund.Seats.Select(seat => seat.SeatId),
                request.Reason,
            }
        );
        return new StaffRefundReceipt(refund.Id, refund.ReservationId, refund.Amount, refund.RefundedAt);
    }

    // The transaction of the refund is rolled back, so this is one of its own.
    private Task<bool> RecordRefusalAsync(StaffRefund request, DomainException refusal, CancellationToken ct) =>
        unitOfWork.ExecuteAsync(
            _ =>
            {
                audit.Record(
                    "reservation.refund.refused",
                    TargetOf(request),
                    before: null,
                    after: new
                    {
                        refusal.Code,
                        request.SeatIds,
                        request.Reason,
                    }
                );
                return Task.FromResult(true);
            },
            ct
        );

    private static string TargetOf(StaffRefund request) => $"reservation/{request.ReservationId}";
}

/// <param name="SeatIds">The seats to refund; null for all.</param>
public sealed record StaffRefund(
    Guid ReservationId,
    Guid OperatorId,
    string Reason,
    IReadOnlyCollection<long>? SeatIds
);

/// <param name="Amount">What the seats cost, in won.</param>
public sealed record StaffRefundReceipt(Guid RefundId, Guid ReservationId, long Amount, DateTimeOffset RefundedAt);

using ConcertReservation.Application.Concerts;
using ConcertReservation.Application.Paging;
using ConcertReservation.Application.Queue;
using ConcertReservation.Application.Telemetry;
using ConcertReservation.Domain.Errors;
using ConcertReservation.Domain.Payments;
using ConcertReservation.Domain.Reservations;
using ConcertReservation.Domain.Transactions;

namespace ConcertReservation.Application.Payments;

public sealed class PaymentFacade(
    ReservationCache look,
    IReservationRepository reservations,
    IPaymentRepository payments,
    PaymentService paying,
    RefundService refunding,
    ActiveTokenCache activeTokens,
    SaleCache snapshots,
    IUnitOfWork unitOfWork,
    TimeProvider time
)
{
    private const string CursorName = "payments";

    /// <summary>
    /// Pays a hold from the balance: balance, entry, payment, reservation, seats and queue token in one
    /// transaction. Refuses with <c>reservation_not_found</c>, <c>reservation_expired</c>,
    /// <c>reservation_already_paid</c>, <c>reservation_cancelled</c>, <c>amount_mismatch</c>,
    /// <c>insufficient_balance</c> or <c>queue_token_expired</c>.
    /// </summary>
    public async Task<PaymentReceipt> PayAsync(PayReservation request, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var reservation = await look.FindAsync(request.ReservationId, request.UserId, tokenOf: null, ct);
        PaymentService.EnsurePayable(reservation, request.Amount);

        var order = new PaymentOrder(reservation.ReservationId, reservation.ConcertId, request.UserId);
        var paid = await unitOfWork.ExecuteAsync(
            token =>
            {
                unitOfWork.AfterCommit(() =>
                {
                    SaleMeter.Payments.Add(1);
                    SaleMeter.Paid.Add(reservation.TotalPrice);
                    activeTokens.Forget(reservation.ConcertId, request.UserId); // it ended with the payment
                    snapshots.InvalidateSeats(reservation.ConcertId, reservation.PerformanceId);
                });
                return paying.PayAsync(order, now, token);
            },
            ct
        );
        return PaymentReceipt.Of(paid);
    }

    /// <summary>
    /// Gives the money back and the seats to the sale. Refuses with <c>reservation_not_found</c>,
    /// <c>reservation_not_paid</c>, <c>refund_closed</c> or <c>balance_limit_reached</c>.
    /// </summary>
    public async Task<RefundReceipt> RefundAsync(Guid reservationId, Guid userId, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var reservation =
            await reservations.FindViewAsync(reservationId, userId, now, ct) ?? throw Reservation.NotFound();
        refunding.EnsureRefundable(reservation, now);

        var order = new PaymentOrder(reservationId, reservation.ConcertId, userId);
        var refunded = await unitOfWork.ExecuteAsync(
            token =>
            {
                unitOfWork.AfterCommit(() =>
                {
                    SaleMeter.Refunds.Add(1);
                    snapshots.InvalidateSeats(reservation.ConcertId, reservation.PerformanceId);
                });
                return refunding.RefundAsync(order, now, token);
            },
            ct
        );
        return RefundReceipt.Of(refunded);
    }

    public async Task<Page<PaymentView>> ListAsync(Guid userId, PageRequest page, CancellationToken ct)
    {
        var before = IdCursor.Read(CursorName, page.Cursor);
        var rows = await payments.ListViewsAsync(userId, before, page.Limit + 1, ct);
        return Page<PaymentView>.Of(rows, page.Limit, row => row, row => IdCursor.Of(CursorName, row.PaymentId));
    }

    /// <summary>Refuses with <c>payment_not_found</c>, for another's too.</summary>
    public async Task<PaymentView> FindAsync(Guid paymentId, Guid userId, CancellationToken ct) =>
        await payments.FindViewAsync(paymentId, userId, ct)
        ?? throw new DomainException(ErrorCode.PaymentNotFound, "You have no such payment.");
}

/// <param name="Amount">What the caller believes the price to be; checked when given, in won.</param>
public sealed record PayReservation(Guid ReservationId, Guid UserId, long? Amount);

/// <param name="Balance">What is left in the wallet, in won.</param>
public sealed record PaymentReceipt(
    Guid PaymentId,
    Guid ReservationId,
    long Amount,
    DateTimeOffset PaidAt,
    long Balance
)
{
    internal static PaymentReceipt Of(Paid paid) =>
        new(paid.Payment.Id, paid.Payment.ReservationId, paid.Payment.Amount, paid.Payment.PaidAt, paid.Balance);
}

/// <param name="Balance">What is in the wallet again, in won.</param>
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

using ConcertReservation.Application.Concerts;
using ConcertReservation.Application.Paging;
using ConcertReservation.Application.Queue;
using ConcertReservation.Application.Telemetry;
using ConcertReservation.Domain.Payments;
using ConcertReservation.Domain.Transactions;

namespace ConcertReservation.Application.Payments;

/// <summary>A customer pays for a hold, and reads earlier payments.</summary>
public sealed class PaymentFacade(
    ReservationCache reservations,
    IPaymentRepository payments,
    PaymentService paying,
    ActiveTokenCache activeTokens,
    SaleCache sale,
    SaleMetrics metrics,
    IUnitOfWork unitOfWork,
    TimeProvider time
)
{
    private const string CursorName = "payments";

    /// <summary>
    /// Pays a hold from the wallet. One transaction changes the wallet, its ledger, the payment, the reservation, the
    /// seats and the queue token. Refuses with <c>reservation_not_found</c>, <c>reservation_expired</c>,
    /// <c>reservation_already_paid</c>, <c>reservation_cancelled</c>, <c>amount_mismatch</c>,
    /// <c>insufficient_balance</c> or <c>queue_token_expired</c>.
    /// </summary>
    public async Task<PaymentReceipt> PayAsync(PayReservation request, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var reservation = await reservations.FindAsync(
            request.ReservationId,
            request.UserId,
            likelyConcertId: null,
            ct
        );
        PaymentService.EnsurePayable(reservation, request.Amount);

        var order = new PaymentOrder(reservation.ReservationId, reservation.ConcertId, request.UserId);
        var paid = await unitOfWork.ExecuteAsync(
            token =>
            {
                unitOfWork.AfterCommit(() =>
                {
                    metrics.CountPayment(reservation.TotalPrice);
                    activeTokens.Forget(reservation.ConcertId, request.UserId); // the payment completes the token
                    sale.InvalidateSeats(reservation.ConcertId, reservation.PerformanceId);
                });
                return paying.PayAsync(order, now, token);
            },
            ct
        );
        return PaymentReceipt.Of(paid);
    }

    public async Task<Page<PaymentView>> ListAsync(Guid userId, PageRequest page, CancellationToken ct)
    {
        var before = IdCursor.Read(CursorName, page.Cursor);
        var rows = await payments.ListViewsAsync(userId, before, page.Limit + 1, ct);
        return Page<PaymentView>.Of(rows, page.Limit, row => row, row => IdCursor.Of(CursorName, row.PaymentId));
    }

    /// <summary>Refuses with <c>payment_not_found</c>, also for another customer's payment.</summary>
    public async Task<PaymentView> FindAsync(Guid paymentId, Guid userId, CancellationToken ct) =>
        await payments.FindViewAsync(paymentId, userId, ct) ?? throw Payment.NotFound();
}

/// <param name="Amount">The price that the client expects, in won; null skips the check.</param>
public sealed record PayReservation(Guid ReservationId, Guid UserId, long? Amount);

/// <param name="Balance">The balance of the wallet after the payment, in won.</param>
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

using ConcertReservation.Application.Payments;
using ConcertReservation.Domain.Errors;
using ConcertReservation.Domain.Idempotency;
using ConcertReservation.Domain.Purchases;
using ConcertReservation.Domain.Reservations;

namespace ConcertReservation.Application.Purchases;

/// <summary>A customer pays for a hold.</summary>
public sealed class PayFacade(ReservationCache reservations, PurchaseBatcher purchases, RefusalLog refusals)
{
    /// <summary>
    /// Pays a hold from the wallet. One transaction changes the wallet, its ledger, the payment, the reservation, the
    /// seats and the queue token. Refuses with <c>reservation_not_found</c>, <c>performance_cancelled</c>, <c>reservation_expired</c>,
    /// <c>reservation_already_paid</c>, <c>reservation_cancelled</c>, <c>amount_mismatch</c>,
    /// <c>insufficient_balance</c> or <c>queue_token_expired</c>. What the locked rows decide is returned as a value;
    /// the other refusals are thrown.
    /// </summary>
    /// <param name="key">The client's idempotency key; null when the client sent none.</param>
    public async Task<PurchaseResult<PaymentReceipt>> PayAsync(
        PayReservation request,
        PurchaseKey? key,
        CancellationToken ct
    )
    {
        var reservation = await reservations.FindAsync(
            request.ReservationId,
            request.UserId,
            likelyConcertId: null,
            ct
        );
        try
        {
            return await PayAsync(reservation, request.Amount, key, ct);
        }
        catch (DomainException refusal)
        {
            Keep(reservation, refusal);
            throw;
        }
    }

    private async Task<PurchaseResult<PaymentReceipt>> PayAsync(
        ReservationSummary reservation,
        long? amount,
        PurchaseKey? key,
        CancellationToken ct
    )
    {
        reservation.EnsurePayable(amount);

        var order = new PurchaseRequest(
            new PaymentOrder(reservation),
            key?.Request,
            outcome => Render(outcome, key!.Responses)
        );
        var answer = await purchases.ServeAsync(reservation.ConcertId, order, ct);
        if (answer.Outcome?.Refusal is { } refusal)
            Keep(reservation, refusal);
        return PurchaseResult<PaymentReceipt>.Of(answer, ResultOf);
    }

    private void Keep(ReservationSummary reservation, DomainException refusal) =>
        refusals.Add(
            reservation.ConcertId,
            reservation.UserId,
            RefusedOperation.Payment,
            refusal.Code,
            reservation.PerformanceId,
            reservation.ReservationId
        );

    private static StoredResponse? Render(PurchaseOutcome outcome, IPurchaseResponses responses) =>
        outcome.Paid is { } paid ? responses.Of(PaymentReceipt.Of(paid)) : responses.Of(outcome.Refusal!);

    private static Outcome<PaymentReceipt> ResultOf(PurchaseOutcome outcome) =>
        outcome.Paid is { } paid
            ? Outcome<PaymentReceipt>.Done(PaymentReceipt.Of(paid))
            : Outcome<PaymentReceipt>.Refused(outcome.Refusal!);
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

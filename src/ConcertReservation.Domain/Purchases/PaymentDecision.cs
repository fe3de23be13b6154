using ConcertReservation.Domain.Payments;
using ConcertReservation.Domain.Reservations;

namespace ConcertReservation.Domain.Purchases;

/// <summary>Decides one payment on locked rows.</summary>
internal static class PaymentDecision
{
    /// <summary>
    /// Refuses with <c>performance_cancelled</c>, <c>reservation_expired</c>, <c>reservation_already_paid</c>,
    /// <c>reservation_cancelled</c>, <c>queue_token_expired</c> or <c>insufficient_balance</c>. All checks come before the first change: the other
    /// orders of the batch use the same entities.
    /// </summary>
    public static PurchaseOutcome Decide(PaymentOrder order, LockedRows rows, DateTimeOffset now)
    {
        var reservation = rows.ReservationOf(order);
        var seats = rows.SeatsOf(order);
        // Checked before the token, because the last payment ends the token: a customer who has already paid gets
        // `reservation_already_paid`, not `queue_token_expired`.
        if (reservation.Status is not (ReservationStatus.Paid or ReservationStatus.Refunded))
            rows.PerformanceOf(order).EnsureNotCancelled();
        reservation.EnsurePayable(seats, now);
        var token = rows.ActiveTokenOf(order, now);

        // The last refusal: a wallet that refuses has not changed.
        var wallet = rows.Wallets[order.UserId];
        var payment = Payment.Of(reservation, now);
        var entry = wallet.Pay(payment.Amount, reservation.Id, payment.Id, now);
        reservation.Pay(seats, now);
        rows.LiveHolds.RemoveAll(hold => hold.ReservationId == reservation.Id);
        token.Pay(rows.LastHoldEndOf(order.UserId), now);
        rows.Changes.Pays(reservation, seats, token);
        rows.Changes.Moves(wallet, entry, payment);
        return PurchaseOutcome.Of(new Paid(payment, wallet.Balance));
    }
}

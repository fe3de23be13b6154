using ConcertReservation.Domain.Concerts;
using ConcertReservation.Domain.Errors;
using ConcertReservation.Domain.Reservations;
using ConcertReservation.Domain.Wallets;

namespace ConcertReservation.Domain.Payments;

/// <summary>Giving a paid reservation back, in the order of the locks: seats, reservation, wallet.</summary>
public sealed class RefundService(
    ISeatRepository seats,
    IReservationRepository reservations,
    IWalletRepository wallets,
    IPaymentRepository payments,
    RefundTerms terms
)
{
    /// <summary>Refuses, before any lock, what no lock could make refundable.</summary>
    public void EnsureRefundable(ReservationView reservation, DateTimeOffset now)
    {
        Reservation.EnsureRefundable(reservation.Status);
        if (now > reservation.StartsAt - terms.RefundableUntil)
            throw new DomainException(
                ErrorCode.RefundClosed,
                "It is too late to give this back.",
                ("refundableUntil", reservation.StartsAt - terms.RefundableUntil)
            );
    }

    public async Task<Refunded> RefundAsync(PaymentOrder order, DateTimeOffset now, CancellationToken ct)
    {
        var sold = await seats.FindOfReservationsForUpdateAsync(order.ConcertId, [order.ReservationId], ct);
        var reservation =
            await reservations.FindForUpdateAsync(order.ConcertId, order.ReservationId, ct)
            ?? throw Reservation.NotFound();
        reservation.Refund(sold, now);

        var wallet = await wallets.FindForUpdateAsync(order.UserId, ct);
        var payment = await payments.FindOfReservationAsync(order.ConcertId, order.ReservationId, ct);
        var refund = Refund.Of(payment, now);
        payments.Add(refund);
        wallets.Add(wallet.Refund(refund.Amount, reservation.Id, payment.Id, now));
        return new Refunded(refund, wallet.Balance);
    }
}

public sealed record Refunded(Refund Refund, long Balance);

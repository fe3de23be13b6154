using ConcertReservation.Domain.Concerts;
using ConcertReservation.Domain.Errors;
using ConcertReservation.Domain.Queue;
using ConcertReservation.Domain.Reservations;
using ConcertReservation.Domain.Wallets;

namespace ConcertReservation.Domain.Payments;

/// <summary>Pays for a hold. Lock order: queue token, seats, reservation, wallet.</summary>
public sealed class PaymentService(
    IQueueTokenRepository tokens,
    ISeatRepository seats,
    IReservationRepository reservations,
    IWalletRepository wallets,
    IPaymentRepository payments
)
{
    /// <summary>Refuses early, without a lock: a reservation that is not held, or a wrong amount.</summary>
    public static void EnsurePayable(ReservationSummary reservation, long? expectedAmount)
    {
        Reservation.EnsureHeld(reservation.Status);
        if (expectedAmount is { } amount && amount != reservation.TotalPrice)
            throw new DomainException(
                ErrorCode.AmountMismatch,
                "The amount differs from the price of the reservation.",
                ("amount", amount),
                ("required", reservation.TotalPrice)
            );
    }

    public async Task<Paid> PayAsync(PaymentOrder order, DateTimeOffset now, CancellationToken ct)
    {
        var token = await tokens.FindLiveForUpdateAsync(order.ConcertId, order.UserId, ct);
        var held = await seats.FindOfReservationsForUpdateAsync(order.ConcertId, [order.ReservationId], ct);
        var reservation =
            await reservations.FindForUpdateAsync(order.ConcertId, order.ReservationId, ct)
            ?? throw Reservation.NotFound();
        // Checked before the token, because a payment ends the token: a customer who has already paid gets
        // `reservation_already_paid`, not `queue_token_expired`.
        reservation.EnsureHeld(now);
        if (token is null)
            throw QueueToken.Ended();
        token.Complete(now);

        var wallet = await wallets.FindForUpdateAsync(order.UserId, ct);
        var payment = Payment.Of(reservation, now);
        wallets.Add(wallet.Pay(payment.Amount, reservation.Id, payment.Id, now));
        reservation.Pay(held, now);
        payments.Add(payment);
        return new Paid(payment, wallet.Balance);
    }
}

/// <summary>The reservation to pay or to refund, and the user whose wallet changes.</summary>
public sealed record PaymentOrder(Guid ReservationId, long ConcertId, Guid UserId);

public sealed record Paid(Payment Payment, long Balance);

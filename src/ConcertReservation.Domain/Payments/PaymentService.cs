using ConcertReservation.Domain.Concerts;
using ConcertReservation.Domain.Errors;
using ConcertReservation.Domain.Queue;
using ConcertReservation.Domain.Reservations;
using ConcertReservation.Domain.Wallets;

namespace ConcertReservation.Domain.Payments;

/// <summary>Paying for a hold, in the order of the locks: queue token, seats, reservation, wallet.</summary>
public sealed class PaymentService(
    IQueueTokenRepository tokens,
    ISeatRepository seats,
    IReservationRepository reservations,
    IWalletRepository wallets,
    IPaymentRepository payments
)
{
    /// <summary>Refuses, before any lock, what no lock could make payable.</summary>
    public static void EnsurePayable(ReservationSummary reservation, long? expectedAmount)
    {
        Reservation.EnsurePayable(reservation.Status);
        if (expectedAmount is { } amount && amount != reservation.TotalPrice)
            throw new DomainException(
                ErrorCode.AmountMismatch,
                "The amount is not the price of the reservation.",
                ("amount", amount),
                ("required", reservation.TotalPrice)
            );
    }

    public async Task<Paid> PayAsync(PaymentOrder order, DateTimeOffset now, CancellationToken ct)
    {
        var token = await tokens.FindLiveForUpdateAsync(order.ConcertId, order.UserId, ct);
        var kept = await seats.FindOfReservationsForUpdateAsync(order.ConcertId, [order.ReservationId], ct);
        var reservation =
            await reservations.FindForUpdateAsync(order.ConcertId, order.ReservationId, ct)
            ?? throw Reservation.NotFound();
        // Said before the token is looked at: whoever has paid already should hear that, not that the turn is over.
        reservation.EnsurePayable(now);
        if (token is null)
            throw QueueToken.Ended();
        token.Complete(now);

        var wallet = await wallets.FindForUpdateAsync(order.UserId, ct);
        var payment = Payment.Of(reservation, now);
        wallets.Add(wallet.Pay(payment.Amount, reservation.Id, payment.Id, now));
        reservation.Pay(kept, now);
        payments.Add(payment);
        return new Paid(payment, wallet.Balance);
    }
}

/// <summary>Whose money moves for which reservation, in or out.</summary>
public sealed record PaymentOrder(Guid ReservationId, long ConcertId, Guid UserId);

public sealed record Paid(Payment Payment, long Balance);

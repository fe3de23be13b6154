using ConcertReservation.Domain.Concerts;
using ConcertReservation.Domain.Errors;
using ConcertReservation.Domain.Reservations;
using ConcertReservation.Domain.Wallets;

namespace ConcertReservation.Domain.Payments;

/// <summary>Refunds a paid reservation. Lock order: seats, reservation, wallet.</summary>
public sealed class RefundService(
    ISeatRepository seats,
    IReservationRepository reservations,
    IWalletRepository wallets,
    IPaymentRepository payments,
    RefundTerms terms
)
{
    /// <summary>Refuses early, without a lock: a reservation that is not paid, or a refund that is too late.</summary>
    public void EnsureRefundable(ReservationView reservation, DateTimeOffset now)
    {
        Reservation.EnsureRefundable(reservation.Status);
        var refundableUntil = terms.DeadlineOf(reservation.StartsAt);
        if (now > refundableUntil)
            throw new DomainException(
                ErrorCode.RefundClosed,
                "It is too late for a refund.",
                ("refundableUntil", refundableUntil)
            );
    }

    /// <summary>
    /// Refuses with <c>validation_failed</c> when the named seats are not exactly those of the reservation: a customer
    /// who names one of three seats must not lose all of them.
    /// </summary>
    /// <param name="seatIds">Null: the request names no seats.</param>
    public static void EnsureWhole(ReservationView reservation, IReadOnlyCollection<long>? seatIds)
    {
        if (seatIds is null)
            return;

        var all = reservation.Seats.Select(seat => seat.SeatId).ToHashSet();
        if (seatIds.Any(seatId => !all.Contains(seatId)))
            throw DomainException.Invalid("seatIds", "The reservation does not have one of these seats.");
        if (!all.SetEquals(seatIds))
            throw DomainException.Invalid("seatIds", "A reservation is refunded as a whole: name all of its seats.");
    }

    public async Task<Refunded> RefundAsync(RefundOrder order, DateTimeOffset now, CancellationToken ct)
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

/// <summary>The reservation to refund, and the user whose wallet gets the money.</summary>
public sealed record RefundOrder(Guid ReservationId, long ConcertId, Guid UserId);

public sealed record Refunded(Refund Refund, long Balance);

/// <param name="RefundableUntil">How long before the start of the performance refunds close.</param>
public sealed record RefundTerms(TimeSpan RefundableUntil)
{
    public static RefundTerms Default { get; } = new(TimeSpan.FromHours(24));

    /// <summary>The last instant at which a reservation of the performance can be refunded.</summary>
    public DateTimeOffset DeadlineOf(DateTimeOffset startsAt) => startsAt - RefundableUntil;
}

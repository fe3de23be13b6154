using ConcertReservation.Domain.Concerts;
using ConcertReservation.Domain.Errors;
using ConcertReservation.Domain.Reservations;
using ConcertReservation.Domain.Wallets;

namespace ConcertReservation.Domain.Payments;

/// <summary>Refunds seats of a paid reservation. Lock order: performance, seats, reservation, wallet.</summary>
public sealed class RefundService(
    ISeatRepository seats,
    IReservationRepository reservations,
    IWalletRepository wallets,
    IPaymentRepository payments,
    ICheckInRepository checkIns,
    RefundTerms terms
)
{
    /// <summary>
    /// Refuses early, without a lock: a reservation that is not paid, a cancelled performance, or a refund that is too
    /// late.
    /// </summary>
    public void EnsureRefundable(ReservationView reservation, DateTimeOffset now)
    {
        Reservation.EnsureRefundable(reservation.Status);
        reservation.EnsureNotCancelled();
        var refundableUntil = terms.DeadlineOf(reservation);
        if (now > refundableUntil)
            throw new DomainException(
                ErrorCode.RefundClosed,
                "It is too late for a refund.",
                ("refundableUntil", refundableUntil)
            );
    }

    public async Task<Refunded> RefundAsync(RefundOrder order, DateTimeOffset now, CancellationToken ct)
    {
        var sold = await seats.FindOfReservationsForUpdateAsync(order.ConcertId, [order.ReservationId], ct);
        var reservation =
            await reservations.FindWithSeatsForUpdateAsync(order.ConcertId, order.ReservationId, ct)
            ?? throw Reservation.NotFound();
        var used = await FindCheckInsAsync(reservation, sold, ct);
        var refunded = reservation.Refund(sold, order.SeatIds, used, now);

        var wallet = await wallets.FindForUpdateAsync(order.UserId, ct);
        var payment = await payments.FindOfReservationAsync(order.ConcertId, order.ReservationId, ct);
        var refund = Refund.Of(payment, reservation, refunded, order.By, now);
        if (!refund.IsLast)
            await reservations.RemoveSeatsAsync(order.ConcertId, reservation.Id, [.. refunded.Select(s => s.Id)], ct);
        payments.Add(refund);
        wallets.Add(wallet.Refund(refund.Amount, reservation.Id, payment.Id, now));
        return new Refunded(refund, wallet.Balance);
    }

    private async Task<IReadOnlyList<CheckIn>> FindCheckInsAsync(
        Reservation reservation,
        IEnumerable<Seat> all,
        CancellationToken ct
    ) =>
        reservation.CheckedInAt is null
            ? []
            : reservation.CheckInsOf(
                await checkIns.ListAsync(reservation.ConcertId, reservation.Id, ct),
                all.Select(seat => seat.Id)
            );
}

/// <summary>The reservation to refund, and the user whose wallet gets the money.</summary>
/// <param name="SeatIds">The seats to refund; null for all.</param>
/// <param name="By">Null when the customer makes the refund.</param>
public sealed record RefundOrder(
    Guid ReservationId,
    long ConcertId,
    Guid UserId,
    IReadOnlyCollection<long>? SeatIds = null,
    RefundByOperator? By = null
);

public sealed record Refunded(Refund Refund, long Balance);

/// <param name="RefundableUntil">How long before the start of the performance refunds close.</param>
public sealed record RefundTerms(TimeSpan RefundableUntil)
{
    public static RefundTerms Default { get; } = new(TimeSpan.FromHours(24));

    /// <summary>
    /// The last instant at which the reservation can be refunded. The start of the performance for a customer who held
    /// seats before it was moved.
    /// </summary>
    public DateTimeOffset DeadlineOf(ReservationView reservation) =>
        reservation.HeldAt <= reservation.MovedAt ? reservation.StartsAt : DeadlineOf(reservation.StartsAt);

    /// <summary>The last instant at which a reservation of the performance can be refunded, unless it was moved.</summary>
    public DateTimeOffset DeadlineOf(DateTimeOffset startsAt) => startsAt - RefundableUntil;
}

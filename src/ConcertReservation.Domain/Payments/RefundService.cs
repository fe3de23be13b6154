using ConcertReservation.Domain.Concerts;
using ConcertReservation.Domain.Errors;
using ConcertReservation.Domain.Reservations;
using ConcertReservation.Domain.Wallets;

namespace ConcertReservation.Domain.Payments;

/// <summary>
/// Refunds seats of a paid reservation. The money goes back to where it came from: to the wallet of the customer, or, for
/// an issued reservation, by hand at the box office, without a ledger entry. Lock order: performance, seats,
/// reservation, wallet.
/// </summary>
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

        var payment = await payments.FindOfReservationAsync(order.ConcertId, order.ReservationId, ct);
        var refund = Refund.Of(payment, reservation, refunded, order.By, now);
        if (!refund.IsLast)
            await reservations.RemoveSeatsAsync(order.ConcertId, reservation.Id, [.. refunded.Select(s => s.Id)], ct);
        payments.Add(refund);
        return new Refunded(refund, payment.Method, await ReturnToWalletAsync(payment, refund, now, ct));
    }

    /// <returns>The balance afterwards; null when no wallet has paid.</returns>
    private async Task<long?> ReturnToWalletAsync(
        Payment payment,
        Refund refund,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        if (payment.UserId is not { } owner)
            return null;

        var wallet = await wallets.FindForUpdateAsync(owner, ct);
        wallets.Add(wallet.Refund(refund.Amount, payment.ReservationId, payment.Id, now));
        return wallet.Balance;
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

/// <summary>The reservation to refund.</summary>
/// <param name="SeatIds">The seats to refund; null for all.</param>
/// <param name="By">Null when the customer makes the refund.</param>
public sealed record RefundOrder(
    Guid ReservationId,
    long ConcertId,
    IReadOnlyCollection<long>? SeatIds = null,
    RefundByOperator? By = null
);

/// <param name="Method">How the reservation was paid, and so how the money goes back.</param>
/// <param name="Balance">The balance of the wallet after the refund, in won; null when no wallet has paid.</param>
public sealed record Refunded(Refund Refund, PaymentMethod Method, long? Balance);

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

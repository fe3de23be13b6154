using ConcertReservation.Domain.Concerts;
using ConcertReservation.Domain.Errors;

namespace ConcertReservation.Domain.Reservations;

/// <summary>Refunds of a paid reservation.</summary>
public sealed partial class Reservation
{
    /// <summary>
    /// Refunds some seats of a paid reservation, or all. They are available again at once. The reservation stays paid
    /// while it has other seats. Refuses with <c>reservation_not_paid</c>, with <c>validation_failed</c> for a seat of
    /// another reservation, and with <c>refund_closed</c> (with <c>seatIds</c>) for a seat whose holder is in.
    /// </summary>
    /// <param name="seats">All seats of this reservation.</param>
    /// <param name="seatIds">The seats to refund; null for all.</param>
    /// <param name="checkIns">All check-ins of this reservation.</param>
    /// <returns>The refunded seats.</returns>
    public IReadOnlyList<Seat> Refund(
        IReadOnlyList<Seat> seats,
        IReadOnlyCollection<long>? seatIds,
        IReadOnlyCollection<CheckIn> checkIns,
        DateTimeOffset now
    )
    {
        EnsureRefundable(Status);
        EnsureComplete(seats);
        EnsureOwn(seatIds, seats.Select(seat => seat.Id));
        var named = seatIds?.ToHashSet();
        List<Seat> refunded = [.. seats.Where(seat => named?.Contains(seat.Id) ?? true)];
        EnsureUnused(refunded, checkIns);

        foreach (var seat in refunded)
            seat.Release(Id);
        if (refunded.Count < seats.Count)
            RefundedPart += refunded.Sum(seat => PriceOf(seat.Id));
        else
            (Status, RefundedAt) = (ReservationStatus.Refunded, now);
        return refunded;
    }

    /// <summary>
    /// Refunds what is left of a paid reservation of a cancelled performance, also the seats whose holders are in. The
    /// check-ins stay.
    /// </summary>
    /// <param name="seats">All seats of this reservation.</param>
    internal void RefundCancelled(IReadOnlyList<Seat> seats, DateTimeOffset now)
    {
        EnsureRefundable(Status);
        EnsureComplete(seats);
        foreach (var seat in seats)
            seat.Release(Id);
        (Status, RefundedAt) = (ReservationStatus.Refunded, now);
    }

    /// <summary>Refuses with <c>reservation_not_paid</c> unless the reservation is paid and not refunded.</summary>
    public static void EnsureRefundable(ReservationStatus status)
    {
        if (status != ReservationStatus.Paid)
            throw new DomainException(ErrorCode.ReservationNotPaid, "Only a paid reservation can be refunded.");
    }

    /// <summary>Refuses with <c>validation_failed</c> a seat that the reservation does not have.</summary>
    /// <param name="named">The seats that the request names; null when it names none.</param>
    public static void EnsureOwn(IReadOnlyCollection<long>? named, IEnumerable<long> own)
    {
        if (named?.Except(own).Any() == true)
            throw DomainException.Invalid("seatIds", "The reservation does not have one of these seats.");
    }

    private static void EnsureUnused(IEnumerable<Seat> seats, IReadOnlyCollection<CheckIn> checkIns)
    {
        var used = seats.Select(seat => seat.Id).Intersect(checkIns.Select(checkIn => checkIn.SeatId)).ToList();
        if (used.Count > 0)
            throw new DomainException(
                ErrorCode.RefundClosed,
                "This ticket was already used, so it cannot be refunded.",
                ("seatIds", used)
            );
    }
}

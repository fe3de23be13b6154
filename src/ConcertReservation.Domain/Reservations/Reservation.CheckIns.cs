using ConcertReservation.Domain.Errors;

namespace ConcertReservation.Domain.Reservations;

/// <summary>Tickets and check-ins of a paid reservation.</summary>
public sealed partial class Reservation
{
    /// <summary>
    /// Refuses with <c>reservation_refunded</c>, or with <c>ticket_not_found</c> for a reservation that was never paid.
    /// </summary>
    public void EnsureTicket()
    {
        if (Status == ReservationStatus.Refunded)
            throw RefundedTicket();
        if (Status != ReservationStatus.Paid)
            throw NoTicket();
    }

    /// <summary>
    /// The check-ins of its seats. The version before stored only one time, for all seats together.
    /// </summary>
    /// <param name="stored">All stored check-ins of this reservation.</param>
    /// <param name="seatIds">All seats of this reservation.</param>
    public IReadOnlyList<CheckIn> CheckInsOf(IReadOnlyList<CheckIn> stored, IEnumerable<long> seatIds) =>
        stored.Count == 0 && CheckedInAt is { } at
            ? [.. seatIds.Select(seatId => Reservations.CheckIn.Of(this, seatId, at))]
            : stored;

    /// <summary>
    /// Checks in those of the seats that are not in yet. Refuses as <see cref="EnsureTicket"/> does, and with
    /// <c>already_checked_in</c> (with the time) when all are in.
    /// </summary>
    /// <param name="seatIds">Seats of this reservation.</param>
    /// <param name="earlier">All check-ins of this reservation.</param>
    /// <param name="deviceId">The door; null when it sent no name.</param>
    public IReadOnlyList<CheckIn> CheckIn(
        IReadOnlyCollection<long> seatIds,
        IReadOnlyCollection<CheckIn> earlier,
        DateTimeOffset now,
        string? deviceId = null
    )
    {
        EnsureTicket();
        var entering = seatIds.Except(earlier.Select(checkIn => checkIn.SeatId)).ToList();
        if (entering.Count == 0)
            throw AlreadyCheckedIn(earlier.Where(checkIn => seatIds.Contains(checkIn.SeatId)).Max(c => c.At));

        CheckedInAt ??= now;
        return [.. entering.Select(seatId => Reservations.CheckIn.Of(this, seatId, now, deviceId))];
    }

    /// <summary>Takes a check-in back; the seat may be checked in again.</summary>
    /// <param name="remaining">The check-ins of the other seats.</param>
    public void UndoCheckIn(IReadOnlyCollection<CheckIn> remaining) =>
        CheckedInAt = remaining.Count == 0 ? null : remaining.Min(checkIn => checkIn.At);

    private static DomainException AlreadyCheckedIn(DateTimeOffset at) =>
        new(ErrorCode.AlreadyCheckedIn, "This ticket was already used.", ("checkedInAt", at));

    public static DomainException RefundedTicket() => new(ErrorCode.ReservationRefunded, "This ticket was refunded.");

    public static DomainException NoTicket() => new(ErrorCode.TicketNotFound, "This ticket is not valid.");
}

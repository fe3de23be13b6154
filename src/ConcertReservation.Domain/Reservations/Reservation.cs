using ConcertReservation.Domain.Concerts;
using ConcertReservation.Domain.Errors;

namespace ConcertReservation.Domain.Reservations;

/// <summary>
/// Seats kept for one user: held for a while, then paid, or over.
/// held → paid, expired or cancelled; paid → refunded.
/// </summary>
public sealed class Reservation
{
    private readonly List<ReservationSeat> _seats = [];

    private Reservation() { }

    public Guid Id { get; private set; }
    public long ConcertId { get; private set; }
    public long PerformanceId { get; private set; }
    public Guid UserId { get; private set; }

    /// <summary>As last written; <see cref="StatusAt"/> also knows that a hold has lapsed.</summary>
    public ReservationStatus Status { get; private set; }
    public long TotalPrice { get; private set; }
    public DateTimeOffset HeldAt { get; private set; }
    public DateTimeOffset ExpiresAt { get; private set; }
    public DateTimeOffset? PaidAt { get; private set; }
    public DateTimeOffset? CancelledAt { get; private set; }
    public DateTimeOffset? RefundedAt { get; private set; }
    public DateTimeOffset? CheckedInAt { get; private set; }

    public IReadOnlyList<ReservationSeat> Seats => _seats;

    /// <summary>Holds seats of one performance, all or none; refuses with <c>seat_unavailable</c>.</summary>
    public static Reservation Hold(IReadOnlyList<Seat> seats, Guid userId, DateTimeOffset now, TimeSpan holdFor)
    {
        var first = seats[0];
        if (seats.Any(s => s.PerformanceId != first.PerformanceId))
            throw new InvalidOperationException("The seats of a reservation are of one performance.");

        var reservation = new Reservation
        {
            Id = Guid.CreateVersion7(now),
            ConcertId = first.ConcertId,
            PerformanceId = first.PerformanceId,
            UserId = userId,
            Status = ReservationStatus.Held,
            TotalPrice = seats.Sum(s => s.Price),
            HeldAt = now,
            ExpiresAt = now + holdFor,
        };
        foreach (var seat in seats)
        {
            seat.Hold(reservation.Id, reservation.ExpiresAt, now);
            reservation._seats.Add(ReservationSeat.Of(reservation.Id, seat));
        }
        return reservation;
    }

    public ReservationStatus StatusAt(DateTimeOffset now) =>
        Status == ReservationStatus.Held && ExpiresAt <= now ? ReservationStatus.Expired : Status;

    /// <summary>Refuses unless the reservation is held and its hold is not over.</summary>
    public void EnsureHeld(DateTimeOffset now) => EnsureHeld(StatusAt(now));

    public void Pay(IReadOnlyList<Seat> seats, DateTimeOffset now)
    {
        EnsureHeld(now);
        EnsureComplete(seats);

        foreach (var seat in seats)
            seat.Sell(Id);
        Status = ReservationStatus.Paid;
        PaidAt = now;
    }

    /// <summary>Releases a hold. Its seats are on sale again at once.</summary>
    public void Cancel(IReadOnlyList<Seat> seats, DateTimeOffset now)
    {
        EnsureHeld(now);

        foreach (var seat in seats.Where(s => s.IsOf(Id)))
            seat.Release(Id);
        Status = ReservationStatus.Cancelled;
        CancelledAt = now;
    }

    /// <summary>Refunds a paid reservation. Its seats are on sale again at once.</summary>
    public void Refund(IReadOnlyList<Seat> seats, DateTimeOffset now)
    {
        EnsureRefundable(Status);
        if (CheckedInAt is not null)
            throw new DomainException(ErrorCode.RefundClosed, "The ticket has been used.");
        EnsureComplete(seats);

        foreach (var seat in seats)
            seat.Release(Id);
        Status = ReservationStatus.Refunded;
        RefundedAt = now;
    }

    /// <summary>
    /// Marks the ticket as used, once. Refuses with <c>reservation_refunded</c>, <c>already_checked_in</c> (with the time),
    /// or <c>ticket_not_found</c> for a reservation that was never paid.
    /// </summary>
    public void CheckIn(DateTimeOffset now)
    {
        if (Status == ReservationStatus.Refunded)
            throw new DomainException(ErrorCode.ReservationRefunded, "This ticket was refunded.");
        if (Status != ReservationStatus.Paid)
            throw NoTicket();
        if (CheckedInAt is { } at)
            throw new DomainException(ErrorCode.AlreadyCheckedIn, "This ticket was used already.", ("checkedInAt", at));

        CheckedInAt = now;
    }

    public static DomainException NoTicket() => new(ErrorCode.TicketNotFound, "This ticket is not valid.");

    /// <summary>Only a paid reservation can be refunded, once.</summary>
    public static void EnsureRefundable(ReservationStatus status)
    {
        if (status != ReservationStatus.Paid)
            throw new DomainException(ErrorCode.ReservationNotPaid, "Only a paid reservation is refunded.");
    }

    /// <summary>Refuses with the code of the status, unless the reservation is held.</summary>
    public static void EnsureHeld(ReservationStatus status)
    {
        switch (status)
        {
            case ReservationStatus.Paid:
                throw AlreadyPaid();
            case ReservationStatus.Expired:
                throw new DomainException(ErrorCode.ReservationExpired, "The hold is over.");
            case ReservationStatus.Cancelled or ReservationStatus.Refunded:
                throw new DomainException(ErrorCode.ReservationCancelled, "This reservation was cancelled.");
        }
    }

    public static DomainException AlreadyPaid() =>
        new(ErrorCode.ReservationAlreadyPaid, "This reservation is paid already.");

    public static DomainException NotFound() => new(ErrorCode.ReservationNotFound, "You have no such reservation.");

    // A caller that forgets the seats would move the money and leave the seats as they are.
    private void EnsureComplete(IReadOnlyList<Seat> seats)
    {
        if (seats.Sum(seat => seat.Price) != TotalPrice)
            throw new InvalidOperationException($"Reservation {Id} needs all of its seats.");
    }
}

/// <summary>A seat of a reservation at the price it was held for.</summary>
public sealed class ReservationSeat
{
    private ReservationSeat() { }

    public Guid ReservationId { get; private set; }
    public long SeatId { get; private set; }
    public long ConcertId { get; private set; }
    public long Price { get; private set; }

    internal static ReservationSeat Of(Guid reservationId, Seat seat) =>
        new()
        {
            ReservationId = reservationId,
            SeatId = seat.Id,
            ConcertId = seat.ConcertId,
            Price = seat.Price,
        };
}

public enum ReservationStatus
{
    Held,
    Paid,
    Expired,
    Cancelled,
    Refunded,
}

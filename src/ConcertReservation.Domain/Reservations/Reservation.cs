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

    /// <summary>Takes seats of one performance, all or none; refuses with <c>seat_unavailable</c>.</summary>
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

    /// <summary>Refuses unless it is held and its time is not over.</summary>
    public void EnsurePayable(DateTimeOffset now) => EnsurePayable(StatusAt(now));

    public void Pay(IReadOnlyList<Seat> seats, DateTimeOffset now)
    {
        EnsurePayable(now);

        foreach (var seat in seats)
            seat.Sell(Id);
        Status = ReservationStatus.Paid;
        PaidAt = now;
    }

    /// <summary>Gives a hold back. Its seats are on sale again at once.</summary>
    public void Cancel(IReadOnlyList<Seat> seats, DateTimeOffset now)
    {
        EnsurePayable(now);

        foreach (var seat in seats.Where(s => s.IsOf(Id)))
            seat.Release(Id);
        Status = ReservationStatus.Cancelled;
        CancelledAt = now;
    }

    /// <summary>Gives a paid one back. Its seats are on sale again at once.</summary>
    public void Refund(IReadOnlyList<Seat> seats, DateTimeOffset now)
    {
        EnsureRefundable(Status);
        if (CheckedInAt is not null)
            throw new DomainException(ErrorCode.RefundClosed, "The ticket has been used.");

        foreach (var seat in seats)
            seat.Release(Id);
        Status = ReservationStatus.Refunded;
        RefundedAt = now;
    }

    /// <summary>
    /// Lets its holder in, once. Refuses with <c>reservation_refunded</c>, <c>already_checked_in</c> (and when), or, of
    /// one that never was a ticket, <c>ticket_not_found</c>.
    /// </summary>
    public void CheckIn(DateTimeOffset now)
    {
        if (Status == ReservationStatus.Refunded)
            throw new DomainException(ErrorCode.ReservationRefunded, "This ticket was given back.");
        if (Status != ReservationStatus.Paid)
            throw NoTicket();
        if (CheckedInAt is { } at)
            throw new DomainException(
                ErrorCode.AlreadyCheckedIn,
                "Somebody has come in with this ticket.",
                ("checkedInAt", at)
            );

        CheckedInAt = now;
    }

    public static DomainException NoTicket() => new(ErrorCode.TicketNotFound, "This is no ticket of ours.");

    /// <summary>Only what was paid for, and not given back yet, can be given back.</summary>
    public static void EnsureRefundable(ReservationStatus status)
    {
        if (status != ReservationStatus.Paid)
            throw new DomainException(ErrorCode.ReservationNotPaid, "Only a paid reservation is refunded.");
    }

    /// <summary>The refusal that fits the state a payment finds, if any.</summary>
    public static void EnsurePayable(ReservationStatus status)
    {
        switch (status)
        {
            case ReservationStatus.Paid:
                throw new DomainException(ErrorCode.ReservationAlreadyPaid, "This reservation is paid already.");
            case ReservationStatus.Expired:
                throw new DomainException(ErrorCode.ReservationExpired, "The hold is over.");
            case ReservationStatus.Cancelled or ReservationStatus.Refunded:
                throw new DomainException(ErrorCode.ReservationCancelled, "This reservation was given back.");
        }
    }

    public static DomainException NotFound() => new(ErrorCode.ReservationNotFound, "You have no such reservation.");
}

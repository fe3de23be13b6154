using ConcertReservation.Domain.Accounts;
using ConcertReservation.Domain.Concerts;
using ConcertReservation.Domain.Errors;

namespace ConcertReservation.Domain.Reservations;

/// <summary>
/// Seats of one performance for one user: held for a limited time, then paid, expired or cancelled.
/// held → paid, expired or cancelled; paid → refunded. A reservation that an operator issues is paid from the start and
/// has a holder instead of a user.
/// </summary>
public sealed partial class Reservation
{
    private readonly List<ReservationSeat> _seats = [];
    private IReadOnlyDictionary<long, long>? _prices;

    private Reservation() { }

    public Guid Id { get; private set; }

    /// <summary>Unique. <see cref="ReservationNumber"/> makes a text of it.</summary>
    public long Serial { get; private set; }
    public long ConcertId { get; private set; }
    public long PerformanceId { get; private set; }

    /// <summary>Null when an operator has issued the reservation.</summary>
    public Guid? UserId { get; private set; }

    /// <summary>Of an issued reservation; otherwise the name is that of the user.</summary>
    public string? HolderName { get; private set; }
    public string? HolderEmail { get; private set; }

    /// <summary>Of the mails to the holder; null for one that the version before issued, which means Korean.</summary>
    public Language? HolderLanguage { get; private set; }

    /// <summary>As stored. <see cref="StatusAt(DateTimeOffset)"/> also considers that a hold lapses.</summary>
    public ReservationStatus Status { get; private set; }

    /// <summary>The price of all seats of the hold, in won.</summary>
    public long TotalPrice { get; private set; }

    /// <summary>The price of the seats that were refunded while others stayed. This reservation no longer has them.</summary>
    public long RefundedPart { get; private set; }
    public DateTimeOffset HeldAt { get; private set; }
    public DateTimeOffset ExpiresAt { get; private set; }
    public DateTimeOffset? PaidAt { get; private set; }
    public DateTimeOffset? CancelledAt { get; private set; }
    public DateTimeOffset? RefundedAt { get; private set; }

    /// <summary>When the first of its seats was checked in.</summary>
    public DateTimeOffset? CheckedInAt { get; private set; }

    /// <summary>Empty when the row was locked without its seats.</summary>
    public IReadOnlyList<ReservationSeat> Seats => _seats;

    /// <summary>Holds the seats, all or none. Refuses with <c>seat_unavailable</c>.</summary>
    public static Reservation Hold(
        IReadOnlyList<Seat> seats,
        Guid userId,
        long serial,
        DateTimeOffset now,
        TimeSpan holdFor
    )
    {
        EnsureOnePerformance(seats);
        var reservation = new Reservation
        {
            Id = Guid.CreateVersion7(now),
            Serial = serial,
            ConcertId = seats[0].ConcertId,
            PerformanceId = seats[0].PerformanceId,
            UserId = userId,
            Status = ReservationStatus.Held,
            TotalPrice = seats.Sum(s => s.Price),
            HeldAt = now,
            ExpiresAt = now + holdFor,
        };
        foreach (var seat in seats)
        {
            seat.Hold(reservation.Id, reservation.ExpiresAt, now);
            reservation._seats.Add(ReservationSeat.Of(reservation.Id, seat, seat.Price));
        }
        return reservation;
    }

    /// <summary>
    /// Sells available or blocked seats without a hold, all or none. Refuses with <c>seat_unavailable</c>.
    /// </summary>
    /// <param name="isFree">The seats are given away: each costs 0.</param>
    public static Reservation Issue(
        IReadOnlyList<Seat> seats,
        Holder holder,
        bool isFree,
        long serial,
        DateTimeOffset now
    )
    {
        EnsureOnePerformance(seats);
        Seat.EnsureNotTaken(seats, now);
        var reservation = new Reservation
        {
            Id = Guid.CreateVersion7(now),
            Serial = serial,
            ConcertId = seats[0].ConcertId,
            PerformanceId = seats[0].PerformanceId,
            HolderName = holder.Name,
            HolderEmail = holder.Email,
            HolderLanguage = holder.Language,
            Status = ReservationStatus.Paid,
            TotalPrice = isFree ? 0 : seats.Sum(s => s.Price),
            HeldAt = now,
            ExpiresAt = now, // it was never held
            PaidAt = now,
        };
        foreach (var seat in seats)
        {
            seat.Issue(reservation.Id, now);
            reservation._seats.Add(ReservationSeat.Of(reservation.Id, seat, isFree ? 0 : seat.Price));
        }
        return reservation;
    }

    /// <summary>
    /// What the seat costs in this reservation, in won: its price at the hold. The price of the seat itself may change
    /// afterwards.
    /// </summary>
    public long PriceOf(long seatId) => (_prices ??= _seats.ToDictionary(s => s.SeatId, s => s.Price))[seatId];

    /// <summary>
    /// Completes a reservation that was locked without its seats. They do not change while it is held, so that a payment
    /// reads them before the lock.
    /// </summary>
    /// <param name="prices">By the ids of its seats.</param>
    public void SetPrices(IReadOnlyDictionary<long, long> prices) => _prices = prices;

    public ReservationStatus StatusAt(DateTimeOffset now) => StatusAt(Status, ExpiresAt, now);

    /// <summary>A hold ends at the instant it expires, whether or not the sweep has stored it as expired.</summary>
    public static ReservationStatus StatusAt(ReservationStatus stored, DateTimeOffset expiresAt, DateTimeOffset now) =>
        stored == ReservationStatus.Held && expiresAt <= now ? ReservationStatus.Expired : stored;

    /// <summary>Refuses unless the reservation is held and its hold has not expired.</summary>
    public void EnsureHeld(DateTimeOffset now) => EnsureHeld(StatusAt(now));

    /// <summary>
    /// Refuses unless the reservation is held, its hold has not expired and it still has its seats. Changes nothing.
    /// </summary>
    public void EnsurePayable(IReadOnlyList<Seat> seats, DateTimeOffset now)
    {
        EnsureHeld(now);
        foreach (var seat in seats)
            seat.EnsureOf(Id);
        EnsureComplete(seats);
    }

    public void Pay(IReadOnlyList<Seat> seats, DateTimeOffset now)
    {
        EnsurePayable(seats, now);

        foreach (var seat in seats)
            seat.Sell(Id);
        Status = ReservationStatus.Paid;
        PaidAt = now;
    }

    /// <summary>Stores that the hold has expired, so that the schema allows new reservations of its seats.</summary>
    public void Expire(DateTimeOffset now)
    {
        if (StatusAt(now) != ReservationStatus.Expired)
            throw new InvalidOperationException($"A reservation with status {Status} cannot expire.");

        Status = ReservationStatus.Expired;
    }

    /// <summary>Releases a hold. Its seats are available again at once.</summary>
    public void Cancel(IReadOnlyList<Seat> seats, DateTimeOffset now)
    {
        EnsureHeld(now);

        foreach (var seat in seats.Where(s => s.IsOf(Id)))
            seat.Release(Id);
        Status = ReservationStatus.Cancelled;
        CancelledAt = now;
    }

    /// <summary>Refuses unless the reservation is held; the error code depends on the status.</summary>
    public static void EnsureHeld(ReservationStatus status)
    {
        switch (status)
        {
            case ReservationStatus.Paid:
                throw AlreadyPaid();
            case ReservationStatus.Expired:
                throw new DomainException(ErrorCode.ReservationExpired, "The hold has expired.");
            case ReservationStatus.Cancelled or ReservationStatus.Refunded:
                throw new DomainException(ErrorCode.ReservationCancelled, "This reservation was cancelled.");
        }
    }

    public static DomainException AlreadyPaid() =>
        new(ErrorCode.ReservationAlreadyPaid, "This reservation is already paid.");

    public static DomainException NotFound() => new(ErrorCode.ReservationNotFound, "You do not have this reservation.");

    private static void EnsureOnePerformance(IReadOnlyList<Seat> seats)
    {
        if (seats.Any(s => s.PerformanceId != seats[0].PerformanceId))
            throw new InvalidOperationException("All seats of a reservation must belong to one performance.");
    }

    // Without this check, a caller that forgets a seat would move the money and leave the seat unchanged.
    private void EnsureComplete(IReadOnlyList<Seat> seats)
    {
        if (seats.Sum(seat => PriceOf(seat.Id)) != TotalPrice - RefundedPart)
            throw new InvalidOperationException($"The use case must pass all seats of reservation {Id}.");
    }
}

/// <summary>A seat of a reservation, with its price at the time of the hold; 0 when it was given away.</summary>
public sealed class ReservationSeat
{
    private ReservationSeat() { }

    public Guid ReservationId { get; private set; }
    public long SeatId { get; private set; }
    public long ConcertId { get; private set; }
    public long Price { get; private set; }

    internal static ReservationSeat Of(Guid reservationId, Seat seat, long price) =>
        new()
        {
            ReservationId = reservationId,
            SeatId = seat.Id,
            ConcertId = seat.ConcertId,
            Price = price,
        };
}

using ConcertReservation.Domain.Errors;

namespace ConcertReservation.Domain.Concerts;

/// <summary>A seat of one performance. Its row lock decides which of several requests gets it.</summary>
public sealed class Seat
{
    private Seat() { }

    public long Id { get; private set; }
    public long ConcertId { get; private set; }
    public long PerformanceId { get; private set; }
    public string Number { get; private set; } = null!;
    public string? Section { get; private set; }
    public string? Row { get; private set; }
    public long Price { get; private set; }

    /// <summary>As stored. <see cref="StatusAt(DateTimeOffset)"/> also considers that a hold lapses.</summary>
    public SeatStatus Status { get; private set; }
    public Guid? ReservationId { get; private set; }
    public DateTimeOffset? HeldUntil { get; private set; }

    public static Seat Create(Performance performance, PlannedSeat plan) =>
        new()
        {
            ConcertId = performance.ConcertId,
            PerformanceId = performance.Id,
            Number = plan.Number,
            Section = plan.Section,
            Row = plan.Row,
            Price = plan.Price,
        };

    /// <summary>A hold ends at the instant it expires, whether or not the sweep has released the seat.</summary>
    public SeatStatus StatusAt(DateTimeOffset now) => StatusAt(Status, HeldUntil, now);

    public bool IsAvailableAt(DateTimeOffset now) => StatusAt(now) == SeatStatus.Available;

    /// <summary>A customer holds the seat or has bought it.</summary>
    public bool IsTakenAt(DateTimeOffset now) => StatusAt(now) is SeatStatus.Held or SeatStatus.Sold;

    /// <summary>The reservation whose hold of this seat has lapsed and is still stored; otherwise null.</summary>
    public Guid? LapsedAt(DateTimeOffset now) => IsAvailableAt(now) ? ReservationId : null;

    /// <summary>
    /// <c>seat_unavailable</c> with the ids of all unavailable seats, as a value; null when all are available.
    /// </summary>
    public static DomainException? FindRefusal(IReadOnlyList<Seat> seats, DateTimeOffset now)
    {
        var unavailable = seats.Where(seat => !seat.IsAvailableAt(now)).Select(seat => seat.Id).ToArray();
        return unavailable.Length == 0 ? null : Unavailable(unavailable);
    }

    /// <summary>
    /// For an operator, who may use blocked seats too: <c>seat_unavailable</c> with the ids of all seats that are held or
    /// sold.
    /// </summary>
    public static void EnsureNotTaken(IEnumerable<Seat> seats, DateTimeOffset now)
    {
        var taken = seats.Where(seat => seat.IsTakenAt(now)).Select(seat => seat.Id).ToArray();
        if (taken.Length > 0)
            throw Unavailable(taken);
    }

    /// <summary>Keeps the seat from customers. A blocked seat stays blocked.</summary>
    public void Block(DateTimeOffset now) => Free(SeatStatus.Blocked, now);

    /// <summary>Customers may hold the seat again. An available seat stays available.</summary>
    public void Unblock(DateTimeOffset now) => Free(SeatStatus.Available, now);

    /// <summary>Sells the seat, available or blocked, without a hold.</summary>
    public void Issue(Guid reservationId, DateTimeOffset now)
    {
        EnsureNotTaken([this], now);
        Status = SeatStatus.Sold;
        ReservationId = reservationId;
        HeldUntil = null;
    }

    public void Hold(Guid reservationId, DateTimeOffset until, DateTimeOffset now)
    {
        if (FindRefusal([this], now) is { } refusal)
            throw refusal;
        Status = SeatStatus.Held;
        ReservationId = reservationId;
        HeldUntil = until;
    }

    public void Sell(Guid reservationId)
    {
        EnsureOf(reservationId);
        Status = SeatStatus.Sold;
        HeldUntil = null;
    }

    public void Release(Guid reservationId)
    {
        EnsureOf(reservationId);
        Status = SeatStatus.Available;
        ReservationId = null;
        HeldUntil = null;
    }

    /// <summary>
    /// Whether the reservation still has the seat. After its hold lapsed, another reservation may have it.
    /// </summary>
    public bool IsOf(Guid reservationId) => ReservationId == reservationId;

    private void Free(SeatStatus status, DateTimeOffset now)
    {
        EnsureNotTaken([this], now);
        Status = status;
        ReservationId = null;
        HeldUntil = null;
    }

    internal void EnsureOf(Guid reservationId)
    {
        if (!IsOf(reservationId))
            throw new DomainException(
                ErrorCode.ReservationExpired,
                "The hold has expired and another customer has the seat."
            );
    }

    internal static SeatStatus StatusAt(SeatStatus stored, DateTimeOffset? heldUntil, DateTimeOffset now) =>
        stored == SeatStatus.Held && heldUntil <= now ? SeatStatus.Available : stored;

    public static DomainException NotFound() =>
        new(ErrorCode.SeatNotFound, "This performance does not have this seat.");

    internal static DomainException Unavailable(long[] seatIds) =>
        new(ErrorCode.SeatUnavailable, "Another customer already has one of these seats.", ("seatIds", seatIds));
}

public enum SeatStatus
{
    Available,
    Held,
    Sold,

    /// <summary>An operator keeps the seat: customers see it and cannot hold it.</summary>
    Blocked,
}

using ConcertReservation.Domain.Errors;

namespace ConcertReservation.Domain.Concerts;

/// <summary>One chair for one evening. Its row lock decides every race for it.</summary>
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

    /// <summary>As last written; <see cref="StatusAt(DateTimeOffset)"/> also knows that a hold has lapsed.</summary>
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

    /// <summary>A hold is over the instant it expires, whether or not the sweep has released the seat.</summary>
    public SeatStatus StatusAt(DateTimeOffset now) => StatusAt(Status, HeldUntil, now);

    public bool IsAvailableAt(DateTimeOffset now) => StatusAt(now) == SeatStatus.Available;

    /// <summary>Refuses with <c>seat_unavailable</c> and all seats that are taken.</summary>
    public static void EnsureAvailable(IReadOnlyList<Seat> seats, DateTimeOffset now)
    {
        var taken = seats.Where(seat => !seat.IsAvailableAt(now)).Select(seat => seat.Id).ToArray();
        if (taken.Length > 0)
            throw Unavailable(taken);
    }

    public void Hold(Guid reservationId, DateTimeOffset until, DateTimeOffset now)
    {
        EnsureAvailable([this], now);
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

    /// <summary>Whether this reservation still has the seat: after its hold lapsed another may have taken it.</summary>
    public bool IsOf(Guid reservationId) => ReservationId == reservationId;

    private void EnsureOf(Guid reservationId)
    {
        if (!IsOf(reservationId))
            throw new DomainException(ErrorCode.ReservationExpired, "The hold is over and the seat has gone.");
    }

    internal static SeatStatus StatusAt(SeatStatus written, DateTimeOffset? heldUntil, DateTimeOffset now) =>
        written == SeatStatus.Held && heldUntil <= now ? SeatStatus.Available : written;

    internal static DomainException Unavailable(long[] seatIds) =>
        new(ErrorCode.SeatUnavailable, "Another customer has this seat.", ("seatIds", seatIds));
}

public enum SeatStatus
{
    Available,
    Held,
    Sold,
}

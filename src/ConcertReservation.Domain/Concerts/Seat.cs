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

    /// <summary>As last written; <see cref="StatusAt"/> also knows that a hold has lapsed.</summary>
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

    /// <summary>A hold is over the instant it ends, whether or not anyone has swept it.</summary>
    public SeatStatus StatusAt(DateTimeOffset now) =>
        Status == SeatStatus.Held && HeldUntil <= now ? SeatStatus.Available : Status;

    public bool IsAvailableAt(DateTimeOffset now) => StatusAt(now) == SeatStatus.Available;

    /// <summary>Refuses with <c>seat_unavailable</c> and all those that are taken.</summary>
    public static void EnsureAvailable(IReadOnlyList<Seat> chosen, DateTimeOffset now)
    {
        if (FindRefusal(chosen, now) is { } refusal)
            throw refusal;
    }

    /// <summary><c>seat_unavailable</c> with all those that are taken, not thrown: in a stampede it is the usual answer.</summary>
    public static DomainException? FindRefusal(IReadOnlyList<Seat> chosen, DateTimeOffset now)
    {
        var taken = chosen.Where(seat => !seat.IsAvailableAt(now)).Select(seat => seat.Id).ToArray();
        return taken.Length == 0
            ? null
            : new DomainException(ErrorCode.SeatUnavailable, "Someone else has this seat.", ("seatIds", taken));
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
}

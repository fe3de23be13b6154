using ConcertReservation.Domain.Errors;

namespace ConcertReservation.Domain.Concerts;

/// <summary>A seat as it was read, without a lock. It cannot change, so many requests may share it.</summary>
/// <param name="Price">Won.</param>
/// <param name="Status">As it was written; <see cref="StatusAt"/> also knows that a hold has lapsed.</param>
public sealed record SeatView(
    long Id,
    string Number,
    string? Section,
    string? Row,
    long Price,
    SeatStatus Status,
    DateTimeOffset? HeldUntil
)
{
    public SeatStatus StatusAt(DateTimeOffset now) => Seat.StatusAt(Status, HeldUntil, now);

    public bool IsAvailableAt(DateTimeOffset now) => StatusAt(now) == SeatStatus.Available;

    /// <summary><c>seat_unavailable</c> with all seats that are taken, as a value; null when all are available.</summary>
    public static DomainException? FindRefusal(IReadOnlyList<SeatView> seats, DateTimeOffset now)
    {
        var taken = seats.Where(seat => !seat.IsAvailableAt(now)).Select(seat => seat.Id).ToArray();
        return taken.Length == 0 ? null : Seat.Unavailable(taken);
    }
}

using ConcertReservation.Domain.Errors;

namespace ConcertReservation.Domain.Concerts;

/// <summary>A seat that was read without a lock. Immutable, so that many requests can share it.</summary>
/// <param name="Price">Won.</param>
/// <param name="Status">As stored. <see cref="StatusAt"/> also considers that a hold lapses.</param>
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
    /// <summary>For wheelchair users. Only the seat cache knows it.</summary>
    public bool IsAccessible { get; init; }

    public SeatStatus StatusAt(DateTimeOffset now) => Seat.StatusAt(Status, HeldUntil, now);

    public bool IsAvailableAt(DateTimeOffset now) => StatusAt(now) == SeatStatus.Available;

    /// <summary>
    /// <c>seat_unavailable</c> with the ids of all unavailable seats, as a value; null when all are available.
    /// </summary>
    public static DomainException? FindRefusal(IReadOnlyList<SeatView> seats, DateTimeOffset now)
    {
        var unavailable = seats.Where(seat => !seat.IsAvailableAt(now)).Select(seat => seat.Id).ToArray();
        return unavailable.Length == 0 ? null : Seat.Unavailable(unavailable);
    }
}

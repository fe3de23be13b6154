using System.Text.Json.Serialization;
using ConcertReservation.Domain.Concerts;

namespace ConcertReservation.Application.Concerts;

/// <summary>A seat with its status.</summary>
/// <param name="SeatId">The seat.</param>
/// <param name="Number">Unique in the performance.</param>
/// <param name="Section">Null in a hall without sections.</param>
/// <param name="Row">Null for a place of a standing area, and in a hall without rows.</param>
/// <param name="Price">In won.</param>
/// <param name="Status">At the time of the request.</param>
/// <param name="Accessible">Whether the seat is for wheelchair users.</param>
public sealed record SeatResult(
    long SeatId,
    string Number,
    string? Section,
    string? Row,
    long Price,
    SeatStatus Status,
    bool Accessible = false
)
{
    internal static SeatResult Of(SeatView seat, DateTimeOffset now) =>
        new(seat.Id, seat.Number, seat.Section, seat.Row, seat.Price, seat.StatusAt(now), seat.IsAccessible);
}

/// <summary>Every seat of a performance, or those with one status.</summary>
/// <param name="PerformanceId">The performance.</param>
/// <param name="Date">Its date in the time zone of the concert.</param>
/// <param name="StartsAt">Its start.</param>
/// <param name="Seats">Created during enumeration, so that a hall of 50,000 is never in memory as objects.</param>
public sealed record SeatsResult(
    long PerformanceId,
    DateOnly Date,
    DateTimeOffset StartsAt,
    IEnumerable<SeatResult> Seats
)
{
    /// <summary>The start before the last move, until the new start; left out when it was not moved.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? MovedFrom { get; init; }

    internal static SeatsResult Of(SeatMap map, DateTimeOffset now, SeatStatus? status) =>
        new(
            map.Performance.PerformanceId,
            ConcertCalendar.DateOf(map.Performance.StartsAt, map.Performance.TimeZone),
            map.Performance.StartsAt,
            map.Seats.Select(seat => SeatResult.Of(seat, now)).Where(seat => status is null || seat.Status == status)
        )
        {
            MovedFrom = map.Performance.MovedFrom,
        };
}

/// <summary>The available seats of all upcoming performances, by date.</summary>
public sealed record AvailabilityResult(IReadOnlyList<AvailableDate> Dates);

public sealed record AvailableDate(DateOnly Date, IReadOnlyList<AvailablePerformance> Performances);

public sealed record AvailablePerformance(
    long PerformanceId,
    DateTimeOffset StartsAt,
    IReadOnlyList<AvailableSeat> AvailableSeats
)
{
    /// <summary>The start before the last move; left out when it was not moved.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? MovedFrom { get; init; }
}

public sealed record AvailableSeat(long SeatId, string Number, string? Section, string? Row, long Price)
{
    internal static AvailableSeat Of(SeatView seat) => new(seat.Id, seat.Number, seat.Section, seat.Row, seat.Price);
}

using ConcertReservation.Domain.Concerts;

namespace ConcertReservation.Application.Concerts;

/// <summary>A seat with its status at the time of the request. The price is won.</summary>
public sealed record SeatResult(long SeatId, string Number, string? Section, string? Row, long Price, SeatStatus Status)
{
    internal static SeatResult Of(SeatView seat, DateTimeOffset now) =>
        new(seat.Id, seat.Number, seat.Section, seat.Row, seat.Price, seat.StatusAt(now));
}

/// <summary>Every seat of a performance, or those with one status.</summary>
/// <param name="PerformanceId">The performance.</param>
/// <param name="Date">Its date in the time zone of the concert.</param>
/// <param name="StartsAt">Its start.</param>
/// <param name="Seats">Created during enumeration, so that a hall of 50,000 is never in memory as objects.</param>
public sealed record SeatsResult(long PerformanceId, DateOnly Date, DateTimeOffset StartsAt, IEnumerable<SeatResult> Seats)
{
    internal static SeatsResult Of(SeatMap map, DateTimeOffset now, SeatStatus? status) =>
        new(
            map.Performance.PerformanceId,
            ConcertCalendar.DateOf(map.Performance.StartsAt, map.Performance.TimeZone),
            map.Performance.StartsAt,
            map.Seats.Select(seat => SeatResult.Of(seat, now)).Where(seat => status is null || seat.Status == status)
        );
}

/// <summary>The available seats of all upcoming performances, by date.</summary>
public sealed record AvailabilityResult(IReadOnlyList<AvailableDate> Dates);

public sealed record AvailableDate(DateOnly Date, IReadOnlyList<AvailablePerformance> Performances);

public sealed record AvailablePerformance(
    long PerformanceId,
    DateTimeOffset StartsAt,
    IReadOnlyList<AvailableSeat> AvailableSeats
);

public sealed record AvailableSeat(long SeatId, string Number, string? Section, string? Row, long Price)
{
    internal static AvailableSeat Of(SeatView seat) => new(seat.Id, seat.Number, seat.Section, seat.Row, seat.Price);
}

using ConcertReservation.Domain.Concerts;

namespace ConcertReservation.Application.Concerts;

/// <summary>A seat with its status at the time of the request. The price is won.</summary>
public sealed record SeatResult(long SeatId, string Number, string? Section, string? Row, long Price, SeatStatus Status)
{
    internal static SeatResult Of(SeatView seat, DateTimeOffset now) =>
        new(seat.Id, seat.Number, seat.Section, seat.Row, seat.Price, seat.StatusAt(now));
}

/// <summary>Every seat of a performance.</summary>
public sealed record SeatsResult(
    long PerformanceId,
    DateOnly Date,
    DateTimeOffset StartsAt,
    IReadOnlyList<SeatResult> Seats
);

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

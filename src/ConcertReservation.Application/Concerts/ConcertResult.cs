using ConcertReservation.Domain.Concerts;

namespace ConcertReservation.Application.Concerts;

/// <summary>A concert in the catalogue.</summary>
public sealed record ConcertResult(
    long ConcertId,
    string Title,
    Venue Venue,
    string TimeZone,
    DateTimeOffset SaleOpensAt,
    IReadOnlyList<PerformanceResult> Performances
)
{
    internal static ConcertResult Of(ConcertListing concert) =>
        new(
            concert.ConcertId,
            concert.Title,
            concert.Venue,
            concert.TimeZone,
            concert.SaleOpensAt,
            [.. concert.Performances.Select(p => PerformanceResult.Of(p, concert.TimeZone))]
        );
}

/// <summary>A performance. <paramref name="Date"/> is in the time zone of the concert; prices are won.</summary>
public sealed record PerformanceResult(
    long PerformanceId,
    DateTimeOffset StartsAt,
    DateOnly Date,
    long PriceFrom,
    int TotalSeats,
    int AvailableSeats
)
{
    internal static PerformanceResult Of(PerformanceListing performance, string timeZone) =>
        new(
            performance.PerformanceId,
            performance.StartsAt,
            ConcertCalendar.DateOf(performance.StartsAt, timeZone),
            performance.PriceFrom,
            performance.TotalSeats,
            performance.AvailableSeats
        );
}

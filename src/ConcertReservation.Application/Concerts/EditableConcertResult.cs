using ConcertReservation.Domain.Concerts;
using ConcertReservation.Domain.Versions;

namespace ConcertReservation.Application.Concerts;

/// <summary>A concert as operators edit it.</summary>
/// <param name="Version">Of what can be edited; the same as the ETag. A sale does not change it.</param>
/// <param name="SaleClosesAt">When the line closes; null: when the last performance starts.</param>
public sealed record EditableConcertResult(
    long ConcertId,
    string Version,
    string Title,
    Venue Venue,
    string? Description,
    string? AgeRating,
    int? RunningMinutes,
    string TimeZone,
    DateTimeOffset SaleOpensAt,
    DateTimeOffset? SaleClosesAt,
    SaleState SaleState,
    IReadOnlyList<EditablePerformanceSummary> Performances
)
{
    /// <summary>Out of the lists. A customer who has the address still sees and buys it.</summary>
    public bool Hidden { get; init; }

    /// <summary>Not published: for customers, it does not exist.</summary>
    public bool Draft { get; init; }

    internal static EditableConcertResult Of(Concert concert, DateTimeOffset now) =>
        new(
            concert.Id,
            concert.ToVersion(),
            concert.Title,
            concert.Venue,
            concert.Details.Description,
            concert.Details.AgeRating,
            concert.Details.RunningMinutes,
            concert.TimeZone,
            concert.SaleOpensAt,
            concert.SaleClosesAt,
            concert.SaleStateAt(now),
            [
                .. concert
                    .Performances.OrderBy(p => p.StartsAt)
                    .ThenBy(p => p.Id)
                    .Select(p => EditablePerformanceSummary.Of(p, concert.TimeZone, now)),
            ]
        )
        {
            Hidden = concert.Hidden,
            Draft = concert.Draft,
        };
}

/// <summary>A performance of a concert. <paramref name="Date"/> is in the time zone of the concert.</summary>
public sealed record EditablePerformanceSummary(
    long PerformanceId,
    DateTimeOffset StartsAt,
    DateOnly Date,
    PerformanceStatus Status,
    long PriceFrom,
    int TotalSeats
)
{
    /// <summary>The start before the last move; null when it was never moved.</summary>
    public DateTimeOffset? MovedFrom { get; init; }

    internal static EditablePerformanceSummary Of(Performance performance, string timeZone, DateTimeOffset now) =>
        new(
            performance.Id,
            performance.StartsAt,
            ConcertCalendar.DateOf(performance.StartsAt, timeZone),
            performance.ToListing(0).StatusAt(now),
            performance.PriceFrom,
            performance.TotalSeats
        )
        {
            MovedFrom = performance.MovedFrom,
        };
}

/// <summary>A performance as operators edit it. <paramref name="Date"/> is in the time zone of the concert.</summary>
/// <param name="Version">Of what can be edited; the same as the ETag. A sale does not change it.</param>
/// <param name="Prices">In won; named as the section, or <c>standard</c> in a hall without sections.</param>
public sealed record EditablePerformanceResult(
    long ConcertId,
    long PerformanceId,
    string Version,
    DateTimeOffset StartsAt,
    DateOnly Date,
    PerformanceStatus Status,
    int TotalSeats,
    IReadOnlyList<NamedPrice> Prices
)
{
    /// <summary>The start before the last move; null when it was never moved.</summary>
    public DateTimeOffset? MovedFrom { get; init; }

    internal static EditablePerformanceResult Of(
        Performance performance,
        string timeZone,
        IReadOnlyList<NamedPrice> prices,
        DateTimeOffset now
    ) =>
        new(
            performance.ConcertId,
            performance.Id,
            VersionOf(performance, prices),
            performance.StartsAt,
            ConcertCalendar.DateOf(performance.StartsAt, timeZone),
            performance.ToListing(0).StatusAt(now),
            performance.TotalSeats,
            prices
        )
        {
            MovedFrom = performance.MovedFrom,
        };

    internal static string VersionOf(Performance performance, IReadOnlyList<NamedPrice> prices) =>
        ContentVersion.Of([
            performance.StartsAt,
            .. prices.SelectMany(price => new object?[] { price.Name, price.Price }),
        ]);
}

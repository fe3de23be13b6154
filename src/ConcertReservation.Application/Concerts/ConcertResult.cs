using System.Text.Json.Serialization;
using ConcertReservation.Domain.Concerts;
using ConcertReservation.Domain.Payments;

namespace ConcertReservation.Application.Concerts;

/// <summary>A concert in the catalogue.</summary>
/// <param name="Description">Of one or more lines; null when there is none.</param>
/// <param name="AgeRating">As the house writes it, such as "12+"; null when there is none.</param>
/// <param name="RunningMinutes">How long a performance lasts; null when it is not known.</param>
/// <param name="SaleClosesAt">When the line closes; null: when the last performance starts.</param>
/// <param name="SaleState">Whether customers may join the line.</param>
/// <param name="MaxSeatsPerReservation">The most seats of one reservation, by the queue policy of now.</param>
/// <param name="MaxSeatsPerUser">The most held and paid seats of one customer, by the queue policy of now.</param>
public sealed record ConcertResult(
    long ConcertId,
    string Title,
    Venue Venue,
    string? Description,
    string? AgeRating,
    int? RunningMinutes,
    string TimeZone,
    DateTimeOffset SaleOpensAt,
    DateTimeOffset? SaleClosesAt,
    SaleState SaleState,
    int MaxSeatsPerReservation,
    int MaxSeatsPerUser,
    IReadOnlyList<ConcertPerformanceResult> Performances
)
{
    internal static ConcertResult Of(ConcertListing concert, RefundTerms refunds, DateTimeOffset now) =>
        new(
            concert.ConcertId,
            concert.Title,
            concert.Venue,
            concert.Details.Description,
            concert.Details.AgeRating,
            concert.Details.RunningMinutes,
            concert.TimeZone,
            concert.SaleOpensAt,
            concert.SaleClosesAt,
            concert.SaleState,
            concert.Limits.PerReservation,
            concert.Limits.PerUser,
            [.. concert.Performances.Select(p => ConcertPerformanceResult.Of(p, concert.TimeZone, refunds, now))]
        );
}

/// <summary>
/// A performance in the catalogue. <paramref name="Date"/> is in the time zone of the concert; prices are won.
/// </summary>
/// <param name="RefundableUntil">Until then a paid reservation can be refunded.</param>
public sealed record ConcertPerformanceResult(
    long PerformanceId,
    DateTimeOffset StartsAt,
    DateOnly Date,
    PerformanceStatus Status,
    long PriceFrom,
    int TotalSeats,
    int AvailableSeats,
    DateTimeOffset RefundableUntil
)
{
    /// <summary>The start before the last move, until the new start; left out when it was not moved.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? MovedFrom { get; init; }

    internal static ConcertPerformanceResult Of(
        PerformanceListing performance,
        string timeZone,
        RefundTerms refunds,
        DateTimeOffset now
    ) =>
        new(
            performance.PerformanceId,
            performance.StartsAt,
            ConcertCalendar.DateOf(performance.StartsAt, timeZone),
            performance.StatusAt(now),
            performance.PriceFrom,
            performance.TotalSeats,
            performance.AvailableSeats,
            refunds.DeadlineOf(performance.StartsAt)
        )
        {
            MovedFrom = performance.MovedFromAt(now),
        };
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
    /// <summary>The start before the last move, until the new start; left out when it was not moved.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? MovedFrom { get; init; }

    internal static PerformanceResult Of(PerformanceListing performance, string timeZone) =>
        new(
            performance.PerformanceId,
            performance.StartsAt,
            ConcertCalendar.DateOf(performance.StartsAt, timeZone),
            performance.PriceFrom,
            performance.TotalSeats,
            performance.AvailableSeats
        )
        {
            MovedFrom = performance.MovedFrom,
        };
}

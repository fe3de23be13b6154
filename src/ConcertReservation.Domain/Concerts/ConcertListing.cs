using ConcertReservation.Domain.Errors;

namespace ConcertReservation.Domain.Concerts;

/// <summary>A concert as the catalogue shows it.</summary>
public sealed record ConcertListing(
    long ConcertId,
    string Title,
    Venue Venue,
    string TimeZone,
    DateTimeOffset SaleOpensAt,
    DateTimeOffset? NextStartsAt,
    IReadOnlyList<PerformanceListing> Performances
);

/// <summary>A performance with what is left of it at the moment of the query.</summary>
public sealed record PerformanceListing(
    long PerformanceId,
    long ConcertId,
    DateTimeOffset StartsAt,
    long PriceFrom,
    int TotalSeats,
    int AvailableSeats
);

/// <summary>What a hold needs to know of the performance it is for.</summary>
public sealed record PerformanceSummary(
    long PerformanceId,
    long ConcertId,
    string ConcertTitle,
    string TimeZone,
    DateTimeOffset StartsAt
)
{
    /// <summary>Refuses with <c>sale_closed</c>.</summary>
    public void EnsureToCome(DateTimeOffset now)
    {
        if (StartsAt <= now)
            throw new DomainException(ErrorCode.SaleClosed, "This performance has begun.");
    }
}

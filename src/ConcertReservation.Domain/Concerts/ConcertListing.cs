namespace ConcertReservation.Domain.Concerts;

/// <summary>A concert in the catalogue.</summary>
/// <param name="NextStartsAt">The start of the next performance; null when all have begun.</param>
public sealed record ConcertListing(
    long ConcertId,
    string Title,
    Venue Venue,
    ConcertDetails Details,
    string TimeZone,
    DateTimeOffset SaleOpensAt,
    DateTimeOffset? SaleClosesAt,
    SaleState SaleState,
    SeatLimits Limits,
    DateTimeOffset? NextStartsAt,
    IReadOnlyList<PerformanceListing> Performances
)
{
    /// <summary>When the last performance that was to come was cancelled.</summary>
    public DateTimeOffset? CancelledAt { get; init; }

    /// <summary>Out of the lists.</summary>
    public bool Hidden { get; init; }

    /// <summary>The concert with the state of its sale at a later time.</summary>
    public ConcertListing At(DateTimeOffset now) =>
        Performances.Count == 0
            ? this
            : this with
            {
                SaleState = Concert.SaleStateAt(SaleOpensAt, SaleClosesAt, LastStartsAt(), CancelledAt, now),
            };

    private DateTimeOffset LastStartsAt() =>
        Performances.Where(p => p.CancelledAt is null).Max(p => (DateTimeOffset?)p.StartsAt)
        ?? Performances.Max(p => p.StartsAt);
}

/// <summary>The most seats of one reservation, and of one customer in the concert, by the queue policy of now.</summary>
public sealed record SeatLimits(int PerReservation, int PerUser);

/// <summary>
/// A performance with the number of seats that are available at the time of the query. Prices are won.
/// </summary>
public sealed record PerformanceListing(
    long PerformanceId,
    long ConcertId,
    DateTimeOffset StartsAt,
    long PriceFrom,
    int TotalSeats,
    int AvailableSeats
)
{
    public DateTimeOffset? CancelledAt { get; init; }

    public PerformanceStatus StatusAt(DateTimeOffset now) => StatusAt(StartsAt, CancelledAt, now);

    internal static PerformanceStatus StatusAt(
        DateTimeOffset startsAt,
        DateTimeOffset? cancelledAt,
        DateTimeOffset now
    ) =>
        cancelledAt is not null ? PerformanceStatus.Cancelled
        : now < startsAt ? PerformanceStatus.Scheduled
        : PerformanceStatus.Over;

    /// <summary>The start before the last move; null when it was never moved.</summary>
    public DateTimeOffset? MovedFrom { get; init; }

    /// <summary>Until the new start, customers see both dates.</summary>
    public DateTimeOffset? MovedFromAt(DateTimeOffset now) => now < StartsAt ? MovedFrom : null;
}

public enum PerformanceStatus
{
    Scheduled,

    /// <summary>An operator has cancelled it; its tickets are refunded.</summary>
    Cancelled,

    /// <summary>It has started.</summary>
    Over,
}

/// <summary>The part of a performance that a hold needs.</summary>
public sealed record PerformanceSummary(
    long PerformanceId,
    long ConcertId,
    string ConcertTitle,
    string TimeZone,
    DateTimeOffset StartsAt
)
{
    public DateTimeOffset? CancelledAt { get; init; }

    /// <summary>Refuses with <c>performance_cancelled</c> or <c>sale_closed</c>.</summary>
    public void EnsureUpcoming(DateTimeOffset now) => Performance.EnsureUpcoming(StartsAt, CancelledAt, now);

    /// <summary>Refuses with <c>performance_cancelled</c>.</summary>
    public void EnsureNotCancelled()
    {
        if (CancelledAt is not null)
            throw Performance.Cancelled();
    }

    /// <summary>The start before the last move; null when it was never moved.</summary>
    public DateTimeOffset? MovedFrom { get; init; }

    /// <summary>Another one when prices change.</summary>
    public int PriceEdition { get; init; }
}

namespace ConcertReservation.Domain.Concerts;

/// <summary>All performances of a concert, ordered by start. Immutable, so that many requests can share it.</summary>
/// <param name="TimeZone">IANA name. The dates of the concert are dates in this zone.</param>
public sealed record Schedule(string TimeZone, IReadOnlyList<ScheduledPerformance> Performances)
{
    /// <summary>
    /// The performances that have not started and are not cancelled; only those on <paramref name="date"/> when it is given.
    /// </summary>
    public IEnumerable<ScheduledPerformance> Upcoming(DateTimeOffset now, DateOnly? date)
    {
        var upcoming = Performances.Where(performance => performance.CancelledAt is null && performance.StartsAt > now);
        if (date is null)
            return upcoming;

        var (from, until) = ConcertCalendar.DayOf(date.Value, TimeZone);
        return upcoming.Where(performance => performance.StartsAt >= from && performance.StartsAt < until);
    }
}

/// <param name="PriceFrom">The lowest price of a seat, in won.</param>
public sealed record ScheduledPerformance(
    long Id,
    long ConcertId,
    DateTimeOffset StartsAt,
    long PriceFrom,
    int TotalSeats
)
{
    public DateTimeOffset? CancelledAt { get; init; }

    /// <summary>The start before the last move; null when it was never moved.</summary>
    public DateTimeOffset? MovedFrom { get; init; }

    public bool IsAfter(PerformancePosition? position) =>
        position is null || (StartsAt, Id).CompareTo((position.StartsAt, position.PerformanceId)) > 0;

    public PerformanceListing ToListing(int availableSeats) =>
        new(Id, ConcertId, StartsAt, PriceFrom, TotalSeats, availableSeats) { MovedFrom = MovedFrom };
}

/// <summary>The position of a performance in the order of its concert's schedule.</summary>
public sealed record PerformancePosition(DateTimeOffset StartsAt, long PerformanceId);

namespace ConcertReservation.Domain.Concerts;

/// <summary>A concert and all its performances, by start.</summary>
public sealed record Schedule(Concert Concert, IReadOnlyList<Performance> Performances)
{
    /// <summary>Those that have not begun; only those of one date when it is given.</summary>
    public IEnumerable<Performance> ToCome(DateTimeOffset now, DateOnly? date)
    {
        var toCome = Performances.Where(performance => performance.StartsAt > now);
        if (date is null)
            return toCome;

        var (from, until) = ConcertCalendar.DayOf(date.Value, Concert.TimeZone);
        return toCome.Where(performance => performance.StartsAt >= from && performance.StartsAt < until);
    }
}

/// <summary>Where a performance stands in its concert's order.</summary>
public sealed record PerformancePosition(DateTimeOffset StartsAt, long PerformanceId);

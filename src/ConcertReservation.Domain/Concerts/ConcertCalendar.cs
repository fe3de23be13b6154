namespace ConcertReservation.Domain.Concerts;

/// <summary>Dates as the concert's own time zone counts them.</summary>
public static class ConcertCalendar
{
    public static DateOnly DateOf(DateTimeOffset instant, string timeZone) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, Zone(timeZone)).DateTime);

    /// <summary>The instants a date begins and the next one does.</summary>
    public static (DateTimeOffset From, DateTimeOffset Until) DayOf(DateOnly date, string timeZone)
    {
        var until = date == DateOnly.MaxValue ? DateTimeOffset.MaxValue : StartOf(date.AddDays(1), timeZone);
        return (StartOf(date, timeZone), until);
    }

    private static DateTimeOffset StartOf(DateOnly date, string timeZone)
    {
        var zone = Zone(timeZone);
        var midnight = date.ToDateTime(TimeOnly.MinValue);
        // Some zones skip midnight itself when summer time begins.
        while (zone.IsInvalidTime(midnight))
            midnight = midnight.AddMinutes(15);
        return new DateTimeOffset(TimeZoneInfo.ConvertTimeToUtc(midnight, zone), TimeSpan.Zero);
    }

    private static TimeZoneInfo Zone(string timeZone) => TimeZoneInfo.FindSystemTimeZoneById(timeZone);
}

namespace ConcertReservation.Domain.Concerts;

/// <summary>Dates in the time zone of a concert.</summary>
public static class ConcertCalendar
{
    public static DateOnly DateOf(DateTimeOffset instant, string timeZone) =>
        DateOnly.FromDateTime(LocalTimeOf(instant, timeZone).DateTime);

    /// <summary>The same instant with the offset that the zone has then.</summary>
    public static DateTimeOffset LocalTimeOf(DateTimeOffset instant, string timeZone) =>
        TimeZoneInfo.ConvertTime(instant, Zone(timeZone));

    /// <summary>The first instant of the date, and the first instant after it.</summary>
    public static (DateTimeOffset From, DateTimeOffset Until) DayOf(DateOnly date, string timeZone)
    {
        var until = date == DateOnly.MaxValue ? DateTimeOffset.MaxValue : StartOf(date.AddDays(1), timeZone);
        return (StartOf(date, timeZone), until);
    }

    private static DateTimeOffset StartOf(DateOnly date, string timeZone)
    {
        var zone = Zone(timeZone);
        var midnight = date.ToDateTime(TimeOnly.MinValue);
        // In some zones summer time begins at midnight, so that 00:00 does not exist on that day.
        while (zone.IsInvalidTime(midnight))
            midnight = midnight.AddMinutes(15);
        // In some zones summer time ends at midnight, so that 00:00 exists twice: the day starts at the first.
        return zone.IsAmbiguousTime(midnight)
            ? new DateTimeOffset(midnight, zone.GetAmbiguousTimeOffsets(midnight).Max()).ToUniversalTime()
            : new DateTimeOffset(TimeZoneInfo.ConvertTimeToUtc(midnight, zone), TimeSpan.Zero);
    }

    private static TimeZoneInfo Zone(string timeZone) => TimeZoneInfo.FindSystemTimeZoneById(timeZone);
}

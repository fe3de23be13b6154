namespace ConcertReservation.Api.Calendars;

/// <summary>
/// Writes the rules of a time zone that matter for one entry: each change of the offset in the year before and the year
/// after it. RFC 5545 demands them for every zone that an entry names.
/// </summary>
internal static class CalendarZone
{
    private static readonly TimeSpan Around = TimeSpan.FromDays(366);
    private static readonly TimeSpan Step = TimeSpan.FromDays(1);
    private static readonly DateTime LongAgo = new(1970, 1, 1, 0, 0, 0, DateTimeKind.Unspecified);

    public static void Write(CalendarText text, TimeZoneInfo zone, DateTimeOffset at)
    {
        text.Line("BEGIN", "VTIMEZONE").Line("TZID", zone.Id);
        var first = zone.GetUtcOffset(Earlier(at));
        WriteOffset(text, zone, LongAgo, first, Earlier(at));
        foreach (var change in ChangesAround(zone, at))
        {
            var before = zone.GetUtcOffset(change - TimeSpan.FromSeconds(1));
            WriteOffset(text, zone, (change + before).UtcDateTime, before, change);
        }
        text.Line("END", "VTIMEZONE");
    }

    /// <param name="text">The file.</param>
    /// <param name="zone">The zone.</param>
    /// <param name="begins">By the clock on the wall before the change.</param>
    /// <param name="before">The offset before the change.</param>
    /// <param name="at">An instant after the change.</param>
    private static void WriteOffset(
        CalendarText text,
        TimeZoneInfo zone,
        DateTime begins,
        TimeSpan before,
        DateTimeOffset at
    )
    {
        var kind = zone.IsDaylightSavingTime(at) ? "DAYLIGHT" : "STANDARD";
        text.Line("BEGIN", kind)
            .Wall("DTSTART", begins)
            .Offset("TZOFFSETFROM", before)
            .Offset("TZOFFSETTO", zone.GetUtcOffset(at))
            .Line("END", kind);
    }

    private static IEnumerable<DateTimeOffset> ChangesAround(TimeZoneInfo zone, DateTimeOffset at)
    {
        var last = at > DateTimeOffset.MaxValue - Around ? DateTimeOffset.MaxValue - Step : at + Around;
        for (var day = Earlier(at); day < last; day += Step)
            if (zone.GetUtcOffset(day) != zone.GetUtcOffset(day + Step))
                yield return ChangeAfter(zone, day);
    }

    /// <summary>The first second with another offset, by halving the day.</summary>
    private static DateTimeOffset ChangeAfter(TimeZoneInfo zone, DateTimeOffset day)
    {
        var (low, high) = (0, (int)Step.TotalSeconds);
        while (high - low > 1)
        {
            var middle = (low + high) / 2;
            if (zone.GetUtcOffset(day.AddSeconds(middle)) == zone.GetUtcOffset(day))
                low = middle;
            else
                high = middle;
        }
        return day.AddSeconds(high);
    }

    private static DateTimeOffset Earlier(DateTimeOffset at)
    {
        var second = at.ToUniversalTime();
        return new DateTimeOffset(second.Ticks - second.Ticks % TimeSpan.TicksPerSecond, TimeSpan.Zero) - Around;
    }
}

using System.Globalization;

namespace ConcertReservation.Application.Paging;

/// <summary>A cursor for lists ordered by an instant, then by an id. The instant is kept as UTC ticks.</summary>
internal sealed record TimeIdCursor(DateTimeOffset At, long Id)
{
    public static string Of(string list, DateTimeOffset at, long id) =>
        Cursor.Of(list, at.UtcTicks.ToString(CultureInfo.InvariantCulture), id.ToString(CultureInfo.InvariantCulture));

    public static TimeIdCursor? Read(string list, string? text) => Cursor.Read(list, text, Parse);

    private static TimeIdCursor? Parse(string[] keys) =>
        keys is [var ticks, var id]
        && long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var at)
        && at <= DateTimeOffset.MaxValue.Ticks
        && long.TryParse(id, CultureInfo.InvariantCulture, out var parsed)
            ? new TimeIdCursor(new DateTimeOffset(at, TimeSpan.Zero), parsed)
            : null;
}

using System.Globalization;
using System.Text;

namespace ConcertReservation.Api.Calendars;

/// <summary>
/// Writes the lines of an iCalendar file (https://www.rfc-editor.org/rfc/rfc5545): escaped, ended by CRLF, and folded at 75
/// octets without splitting a character.
/// </summary>
internal sealed class CalendarText
{
    public const string ContentType = "text/calendar";
    private const int MaxOctets = 75;
    private const string Local = "yyyyMMdd'T'HHmmss";

    private readonly StringBuilder _text = new();

    /// <param name="name">The name of the property, with its parameters.</param>
    /// <param name="value">Written as it is.</param>
    public CalendarText Line(string name, string value)
    {
        var octets = 0;
        foreach (var rune in $"{name}:{value}".EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > MaxOctets)
            {
                _text.Append("\r\n ");
                octets = 1; // the space that begins the continued line
            }
            _text.Append(rune);
            octets += rune.Utf8SequenceLength;
        }
        _text.Append("\r\n");
        return this;
    }

    /// <param name="name">The name of the property.</param>
    /// <param name="value">Any text; a line break stays one.</param>
    public CalendarText Text(string name, string value) => Line(name, Escape(value));

    public CalendarText Utc(string name, DateTimeOffset at) =>
        Line(name, at.UtcDateTime.ToString(Local + "'Z'", CultureInfo.InvariantCulture));

    public CalendarText In(TimeZoneInfo zone, string name, DateTimeOffset at) =>
        Line(
            $"{name};TZID={zone.Id}",
            TimeZoneInfo.ConvertTime(at, zone).ToString(Local, CultureInfo.InvariantCulture)
        );

    /// <summary>The clock on the wall, without a zone.</summary>
    public CalendarText Wall(string name, DateTime at) => Line(name, at.ToString(Local, CultureInfo.InvariantCulture));

    public CalendarText Offset(string name, TimeSpan offset)
    {
        var sign = offset < TimeSpan.Zero ? '-' : '+';
        var format = offset.Seconds == 0 ? "hhmm" : "hhmmss";
        return Line(name, sign + offset.Duration().ToString(format, CultureInfo.InvariantCulture));
    }

    public override string ToString() => _text.ToString();

    private static string Escape(string value) =>
        value
            .Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace(";", "\\;", StringComparison.Ordinal)
            .Replace(",", "\\,", StringComparison.Ordinal)
            .Replace("\r\n", "\\n", StringComparison.Ordinal)
            .Replace("\n", "\\n", StringComparison.Ordinal)
            .Replace("\r", "\\n", StringComparison.Ordinal);
}

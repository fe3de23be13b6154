using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace ConcertReservation.Api.Binding;

/// <summary>
/// A time in a query: ISO 8601 with an offset. Without one, the server would apply its own local offset.
/// </summary>
public readonly record struct IsoInstant(DateTimeOffset Value) : IParsable<IsoInstant>
{
    private static readonly string[] Formats =
    [
        "yyyy-MM-dd'T'HH:mmzzz",
        "yyyy-MM-dd'T'HH:mm:sszzz",
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz",
        "yyyy-MM-dd'T'HH:mm'Z'",
        "yyyy-MM-dd'T'HH:mm:ss'Z'",
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'",
    ];

    public static IsoInstant Parse(string s, IFormatProvider? provider) =>
        TryParse(s, provider, out var time)
            ? time
            : throw new FormatException("An ISO 8601 time with an offset is expected.");

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out IsoInstant result)
    {
        var valid = DateTimeOffset.TryParseExact(
            s,
            Formats,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out var time
        );
        result = new IsoInstant(time);
        return valid;
    }
}

using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace ConcertReservation.Api.Binding;

/// <summary>A date in a query, <c>YYYY-MM-DD</c> and nothing else, whatever the server's culture.</summary>
public readonly record struct IsoDate(DateOnly Value) : IParsable<IsoDate>
{
    public static IsoDate Parse(string s, IFormatProvider? provider) =>
        TryParse(s, provider, out var date) ? date : throw new FormatException("A date is written YYYY-MM-DD.");

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out IsoDate result)
    {
        var valid = DateOnly.TryParseExact(
            s,
            "yyyy-MM-dd",
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var date
        );
        result = new IsoDate(date);
        return valid;
    }
}

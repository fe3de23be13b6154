using System.Globalization;
using ConcertReservation.Fuzz.Document;
using ConcertReservation.Fuzz.Requests;

namespace ConcertReservation.Fuzz.Mutations;

/// <summary>Numbers below, above, and beyond any integer type.</summary>
internal sealed class OutOfRange : IMutation
{
    private const double LongestExact = 9e15;
    private static readonly string[] BeyondInt = ["2147483648", "-2147483649", "4294967297"];
    private static readonly string[] BeyondLong =
    [
        "9223372036854775808",
        "-9223372036854775809",
        "18446744073709551617",
        "99999999999999999999999999999999999999",
    ];

    public Change? Pick(Operation operation, Random dice)
    {
        if (dice.OneOrNone(operation.Spots.Where(s => s.Schema.IsNumeric)) is not { } spot)
            return null;

        return dice.OneOrNone(OutsideOf(spot.Schema)) is { } number
            ? Change.At(spot, $"{number} out of range", number, Expectation.Refusal)
            : null;
    }

    /// <summary>Numbers that the schema does not allow; nothing in between may be left unsure.</summary>
    public static IEnumerable<string> OutsideOf(Schema schema)
    {
        if (schema.Minimum is { } least)
            yield return Text(least - 1);
        if (schema.Minimum is { } far)
            yield return Text(far - 1_000_000);
        if (schema.ExclusiveMinimum is { } excluded)
            yield return Text(excluded);
        if (schema.Maximum is { } most and < LongestExact)
            yield return Text(most + 1);
        if (schema.Maximum is < LongestExact)
            yield return "1e400";
        foreach (var number in schema.IsInteger ? BeyondLong : [])
            yield return number;
        foreach (var number in schema.Format == "int32" ? BeyondInt : [])
            yield return number;
    }

    private static string Text(double number) => number.ToString("0", CultureInfo.InvariantCulture);
}

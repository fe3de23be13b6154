using ConcertReservation.Fuzz.Document;
using ConcertReservation.Fuzz.Requests;

namespace ConcertReservation.Fuzz.Mutations;

/// <summary>Fractions, exponents, and what is a number in other languages but not in JSON.</summary>
internal sealed class OddNumber : IMutation
{
    private static readonly string[] Fractions = ["1.5", "0.1", "-0.5", "1.0000000000000001", "1e-3", "99.99"];

    // Whole numbers to JSON Schema, and not to everybody who reads JSON.
    private static readonly string[] Disputed = ["1.0", "1e2", "1E+2", "10e-1", "-0", "-0.0", "1e18", "100000e-5"];

    private static readonly string[] NotJson =
    [
        "NaN",
        "Infinity",
        "-Infinity",
        "01",
        "+1",
        ".5",
        "1.",
        "0x10",
        "1_000",
        "1,5",
        "--1",
        "1e",
        "1e+",
        "１",
        "1n",
        "\"NaN\"",
        "\"Infinity\"",
        "\"１\"",
    ];

    public Change? Pick(Operation operation, Random dice)
    {
        if (dice.OneOrNone(operation.Spots.Where(s => s.Schema.IsNumeric)) is not { } spot)
            return null;

        return dice.Next(3) switch
        {
            0 => At(spot, dice.One(Fractions), isCertain: spot.Schema.IsInteger),
            1 => At(spot, dice.One(Disputed), isCertain: false),
            _ => At(spot, dice.One(NotJson), isCertain: true),
        };
    }

    private static Change At(Spot spot, string number, bool isCertain) =>
        Change.At(spot, $"{number} as a number", number, Expectation.RefusalIf(isCertain));
}

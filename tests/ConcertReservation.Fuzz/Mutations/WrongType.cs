using System.Text.Json;
using ConcertReservation.Fuzz.Document;
using ConcertReservation.Fuzz.Requests;

namespace ConcertReservation.Fuzz.Mutations;

/// <summary>A number where text belongs, an object where a list does, null where nothing may be missing.</summary>
internal sealed class WrongType : IMutation
{
    private static readonly string[] Values =
    [
        "\"text\"",
        "\"\"",
        "\"100\"",
        "12",
        "0",
        "-1",
        "true",
        "false",
        "{}",
        "{\"value\":1}",
        "[]",
        "[1]",
        "[null]",
        "[{}]",
        "null",
    ];

    public Change? Pick(Operation operation, Random dice)
    {
        if (dice.OneOrNone(operation.Spots) is not { } spot)
            return null;

        var value = dice.One(Values);
        return IsRight(spot, value) ? null : Change.At(spot, $"{value} as a wrong type", value, Certainty(spot, value));
    }

    // The document is silent about null where a part may be left out.
    private static Expectation Certainty(Spot spot, string value) =>
        Expectation.RefusalIf(value != "null" || spot.IsRequired);

    private static bool IsRight(Spot spot, string value) =>
        JsonElement.Parse(value).ValueKind switch
        {
            JsonValueKind.String => spot.Schema.Is("string"),
            JsonValueKind.Number => spot.Schema.IsNumeric,
            JsonValueKind.True or JsonValueKind.False => spot.Schema.Is("boolean"),
            JsonValueKind.Object => spot.Schema.Is("object"),
            JsonValueKind.Array => spot.Schema.Is("array"),
            _ => spot.Schema.IsNullable,
        };
}

using ConcertReservation.Fuzz.Document;
using ConcertReservation.Fuzz.Requests;

namespace ConcertReservation.Fuzz.Mutations;

/// <summary>Fields nobody asked for, some of which mean something to this or that JSON library. They are ignored.</summary>
internal sealed class ExtraPart : IMutation
{
    private static readonly string[] Fields =
    [
        "\"surplus\":1",
        "\"\":null",
        "\"userId\":\"00000000-0000-7000-8000-000000000000\"",
        "\"role\":\"operator\"",
        "\"balance\":1000000000",
        "\"price\":0",
        "\"$type\":\"x\"",
        "\"$id\":\"1\"",
        "\"$ref\":\"1\"",
        "\"$values\":[]",
        "\"__proto__\":{\"x\":1}",
        "\"a\\u0000b\":1",
        "\"\\ud800\":1",
        "\"surplus\":\"\\ud800\"",
        "\"surplus\":1e999",
        "\"surplus\":[[],{},[{}]]",
    ];

    public Change? Pick(Operation operation, Random dice)
    {
        if (dice.OneOrNone(operation.Spots.Where(s => !s.IsElement)) is not { } spot)
            return null;

        var field = dice.One(Fields);
        return new Change(
            $"{field} beside {spot.Name}",
            Expectation.Anything,
            draft => draft.Body!.Put(spot, $"{draft.Body!.TextAt(spot)},{field}")
        )
        {
            Spot = spot,
        };
    }
}

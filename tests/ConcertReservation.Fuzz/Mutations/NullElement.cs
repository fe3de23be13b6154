using ConcertReservation.Fuzz.Document;
using ConcertReservation.Fuzz.Requests;

namespace ConcertReservation.Fuzz.Mutations;

/// <summary>A list with nothing in it where something must be: checks of each element often pass over it.</summary>
internal sealed class NullElement : IMutation
{
    private static readonly string[] Lists = ["[null]", "[null,null]"];

    public Change? Pick(Operation operation, Random dice)
    {
        if (dice.OneOrNone(operation.Spots.Where(s => s.Schema.Items is { IsNullable: false })) is not { } spot)
            return null;

        var list = dice.One(Lists);
        return Change.At(spot, list, list, Expectation.Refusal);
    }
}

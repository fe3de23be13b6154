using ConcertReservation.Fuzz.Document;
using ConcertReservation.Fuzz.Requests;

namespace ConcertReservation.Fuzz.Mutations;

/// <summary>Brackets in brackets, thousands deep, some never closed.</summary>
internal sealed class DeepNesting : IMutation
{
    private static readonly int[] Depths = [20, 70, 1_100, 9_000];

    public Change? Pick(Operation operation, Random dice)
    {
        if (dice.OneOrNone(operation.Spots.Where(s => !s.IsElement)) is not { } spot)
            return null;

        var (depth, isObject, isClosed) = (dice.One(Depths), dice.Next(2) == 0, dice.Next(3) > 0);
        var open = string.Concat(Enumerable.Repeat(isObject ? "{\"a\":" : "[", depth));
        var nested = open + "0" + (isClosed ? new string(isObject ? '}' : ']', depth) : "");
        return dice.Next(2) == 0
            ? Change.At(spot, $"{depth} levels", nested, Expectation.Refusal)
            : new Change(
                $"{depth} levels beside {spot.Name}",
                Expectation.RefusalIf(!isClosed),
                draft => draft.Body!.Put(spot, $"{draft.Body!.TextAt(spot)},\"surplus\":{nested}")
            )
            {
                Spot = spot,
            };
    }
}

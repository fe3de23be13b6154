using ConcertReservation.Fuzz.Document;
using ConcertReservation.Fuzz.Requests;

namespace ConcertReservation.Fuzz.Mutations;

/// <summary>The same field twice, alike or not: a body that says a thing twice says nothing.</summary>
internal sealed class DuplicateField : IMutation
{
    public Change? Pick(Operation operation, Random dice)
    {
        if (dice.OneOrNone(operation.Spots.Where(s => !s.IsElement)) is not { } spot)
            return null;

        var again = dice.One(["null", "1", "{}", ""]);
        return new Change(
            $"{spot.Name} twice",
            Expectation.Refusal,
            draft =>
            {
                var value = draft.Body!.TextAt(spot);
                draft.Body.Put(spot, $"{value},\"{spot.Path[^1]}\":{(again.Length == 0 ? value : again)}");
            }
        )
        {
            Spot = spot,
        };
    }
}

using System.Text.Json;
using ConcertReservation.Fuzz.Document;
using ConcertReservation.Fuzz.Requests;

namespace ConcertReservation.Fuzz.Mutations;

/// <summary>The right value, but in quotes: what a lenient reader would take, and nothing else.</summary>
internal sealed class QuotedValue : IMutation
{
    public Change? Pick(Operation operation, Random dice) =>
        dice.OneOrNone(operation.Spots.Where(s => !s.Schema.Is("string"))) is { } spot
            ? new Change(
                $"{spot.Name} in quotes",
                Expectation.Refusal,
                draft => draft.Body!.Put(spot, JsonSerializer.Serialize(draft.Body!.TextAt(spot)))
            )
            {
                Spot = spot,
            }
            : null;
}

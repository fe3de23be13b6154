using ConcertReservation.Fuzz.Document;
using ConcertReservation.Fuzz.Requests;

namespace ConcertReservation.Fuzz.Mutations;

/// <summary>A body without a field that it must have.</summary>
internal sealed class MissingPart : IMutation
{
    public Change? Pick(Operation operation, Random dice) =>
        dice.OneOrNone(operation.Spots.Where(s => s is { IsRequired: true, IsElement: false })) is { } spot
            ? new Change($"{spot.Name} left out", Expectation.Refusal, draft => draft.Body!.Remove(spot))
            {
                Spot = spot,
            }
            : null;
}

using ConcertReservation.Fuzz.Document;
using ConcertReservation.Fuzz.Mutations;
using ConcertReservation.Fuzz.People;
using ConcertReservation.Fuzz.Requests;

namespace ConcertReservation.Fuzz;

/// <summary>Makes the n-th wrong request of a run: the same each time, whatever was sent before.</summary>
internal sealed class Recipe(IReadOnlyList<Operation> operations, World world, int seed)
{
    public WrongRequest Make(int number)
    {
        var dice = new Random(unchecked(seed * 1_000_003 + number));
        var operation = operations[number % operations.Count];
        var change = AllMutations.Pick(operation, dice);
        // What may succeed must not be done to anybody whose belongings are compared.
        var caller =
            change.Expectation.IsRefusal || operation.OnlyReads
                ? world.Owner
                : world.Players[number / operations.Count % world.Players.Count];
        var draft = ValidDraft.Create(operation, caller, world, dice, number, change.Spot);
        change.Apply(draft);
        return draft.Seal(number, change.What, change.Expectation);
    }
}

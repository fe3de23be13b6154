using ConcertReservation.Fuzz.Document;
using ConcertReservation.Fuzz.Mutations;
using ConcertReservation.Fuzz.Requests;
using ConcertReservation.Fuzz.Users;

namespace ConcertReservation.Fuzz;

/// <summary>Makes the n-th wrong request of a run, the same for the same seed.</summary>
internal sealed class RequestGenerator(IReadOnlyList<ApiOperation> operations, FuzzUsers users, int seed)
{
    public WrongRequest Make(int number)
    {
        var random = new Random(unchecked(seed * 1_000_003 + number));
        var operation = operations[number % operations.Count];
        var change = AllMutations.Pick(operation, random);
        // A request that may succeed must not change the state of a watched customer.
        var caller =
            change.Expectation.IsRefusal || operation.OnlyReads
                ? users.Owner
                : users.Players[number / operations.Count % users.Players.Count];
        var draft = ValidDraft.Create(operation, caller, users, random, number, change.Field);
        change.Apply(draft);
        return draft.Build(number, change.What, change.Expectation);
    }
}

using ConcertReservation.Fuzz.Document;
using ConcertReservation.Fuzz.Requests;

namespace ConcertReservation.Fuzz.Mutations;

/// <summary>One thing made wrong.</summary>
/// <param name="What">For a person.</param>
/// <param name="Apply">Spoils a request that is valid up to here.</param>
internal sealed record Change(string What, Expectation Expectation, Action<Draft> Apply)
{
    /// <summary>Where in the body; the body has it before the change.</summary>
    public Spot? Spot { get; init; }

    /// <summary>Puts JSON text at a place of the body.</summary>
    public static Change At(Spot spot, string what, string text, Expectation expectation) =>
        new($"{what} at {spot.Name}", expectation, draft => draft.Body!.Put(spot, text)) { Spot = spot };
}

/// <summary>One way to make requests wrong.</summary>
internal interface IMutation
{
    /// <summary>A change for this operation, or null when it has nothing that could be wrong in this way.</summary>
    Change? Pick(Operation operation, Random dice);
}

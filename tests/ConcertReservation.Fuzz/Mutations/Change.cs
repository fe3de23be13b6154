using ConcertReservation.Fuzz.Document;
using ConcertReservation.Fuzz.Requests;

namespace ConcertReservation.Fuzz.Mutations;

/// <summary>One change that makes a request wrong.</summary>
/// <param name="What">A description for the report.</param>
/// <param name="Apply">Makes the change in a valid request.</param>
internal sealed record Change(string What, Expectation Expectation, Action<Draft> Apply)
{
    /// <summary>The changed field; the valid body has it.</summary>
    public BodyField? Field { get; init; }

    /// <summary>Puts JSON text at a place of the body.</summary>
    public static Change At(BodyField field, string what, string text, Expectation expectation) =>
        new($"{what} at {field.Name}", expectation, draft => draft.Body!.Put(field, text)) { Field = field };
}

/// <summary>One way to make requests wrong.</summary>
internal interface IMutation
{
    /// <summary>A change for this operation, or null when it has nothing that could be wrong in this way.</summary>
    Change? Pick(ApiOperation operation, Random random);
}

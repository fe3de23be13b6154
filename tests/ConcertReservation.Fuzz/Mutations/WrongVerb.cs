using ConcertReservation.Fuzz.Document;
using ConcertReservation.Fuzz.Requests;

namespace ConcertReservation.Fuzz.Mutations;

/// <summary>A method that the path does not have.</summary>
internal sealed class WrongVerb : IMutation
{
    private static readonly string[] Verbs =
    [
        "GET",
        "POST",
        "PUT",
        "PATCH",
        "DELETE",
        "HEAD",
        "OPTIONS",
        "TRACE",
        "PROPFIND",
        "QUERY",
        "NONSENSE",
        "get",
    ];

    public Change Pick(Operation operation, Random dice)
    {
        var verb = dice.One([.. Verbs.Except(operation.PathMethods, StringComparer.Ordinal)]);
        return new Change(
            $"method {verb}",
            // Lower case is another method to HTTP, and the same to the router.
            verb == "get"
                ? Expectation.Anything
                : Expectation.RefusalWith(405),
            draft =>
            {
                draft.Method = verb;
                draft.LeavesOperation = true;
                draft.Body = verb is "GET" or "HEAD" or "TRACE" ? null : draft.Body;
            }
        );
    }
}

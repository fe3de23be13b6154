using ConcertReservation.Fuzz.Document;
using ConcertReservation.Fuzz.Requests;

namespace ConcertReservation.Fuzz.Mutations;

/// <summary>Methods that no path has.</summary>
internal sealed class WrongVerb : IMutation
{
    private static readonly string[] Verbs = ["HEAD", "OPTIONS", "TRACE", "PROPFIND", "QUERY", "NONSENSE", "get"];

    public Change Pick(ApiOperation operation, Random random)
    {
        // Every GET answers HEAD, except an event stream.
        var known = operation.PathMethods.Contains("GET", StringComparer.Ordinal)
            ? operation.PathMethods.Append("HEAD")
            : operation.PathMethods;
        var verb = random.One([.. Verbs.Except(known, StringComparer.Ordinal)]);
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
                draft.Body = verb is "get" or "HEAD" or "TRACE" ? null : draft.Body;
            }
        );
    }
}

using ConcertReservation.Fuzz.Requests;
using ConcertReservation.Fuzz.Sending;

namespace ConcertReservation.Fuzz.Verdicts;

/// <summary>Judges one answer.</summary>
internal static class Verdict
{
    // Nothing that is sent contains any of these, so an echo of the request cannot be taken for a leak.
    private static readonly string[] Leaks =
    [
        "Exception",
        "   at ",
        "Npgsql",
        "System.",
        "Microsoft.",
        "ConcertReservation.",
    ];

    /// <summary>What is wrong with the answer, or null.</summary>
    public static string? Of(WrongRequest request, Answer? answer)
    {
        if (answer is null)
            return MayEndSilently(request) ? null : "no answer";
        if (answer.Status >= 500)
            return $"answered {answer.Status}";
        if (Array.Find(Leaks, leak => answer.Body.Contains(leak, StringComparison.Ordinal)) is { } found)
            return $"the answer tells of '{found.Trim()}'";
        if (
            answer.Status >= 400
            && !IsFromServer(request, answer)
            && ProblemCheck.FaultOf(request, answer) is { } fault
        )
            return fault;
        if (answer.Status == 429 && answer.RetryAfter is null)
            return "429 without Retry-After";
        return AgainstExpectation(request.Expectation, answer.Status);
    }

    private static string? AgainstExpectation(Expectation expected, int status) =>
        expected.IsRefusal && status < 400 ? $"answered {status} to what cannot be valid"
        : expected.Status is { } wanted && status != wanted ? $"answered {status} instead of {wanted}"
        : null;

    private static bool MayEndSilently(WrongRequest request) =>
        request.Delivery is Delivery.Halved or Delivery.Closed or Delivery.Reset
        // Nobody reads it, so the end may come while it is still being sent.
        || request is { Delivery: Delivery.Chunked, Operation.Body: null };

    // A NUL in a path never reaches the app: the server itself refuses it, with an empty answer.
    private static bool IsFromServer(WrongRequest request, Answer answer) =>
        answer is { Status: 400, Body: "" } && request.Target.Contains("%00", StringComparison.Ordinal);
}

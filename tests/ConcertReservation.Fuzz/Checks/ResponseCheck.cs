using ConcertReservation.Fuzz.Requests;
using ConcertReservation.Fuzz.Sending;

namespace ConcertReservation.Fuzz.Checks;

/// <summary>Checks one response.</summary>
internal static class ResponseCheck
{
    // No request contains any of these, so an echo of the request is not a leak.
    private static readonly string[] Leaks =
    [
        "Exception",
        "   at ",
        "Npgsql",
        "System.",
        "Microsoft.",
        "ConcertReservation.",
    ];

    /// <summary>What is wrong with the response, or null.</summary>
    public static string? Of(WrongRequest request, FuzzResponse? response)
    {
        if (response is null)
            return MayEndSilently(request) ? null : "no response";
        if (response.Status >= 500)
            return $"the response has status {response.Status}";
        if (Array.Find(Leaks, leak => response.Body.Contains(leak, StringComparison.Ordinal)) is { } found)
            return $"the response contains '{found.Trim()}'";
        if (
            response.Status >= 400
            && !IsFromServer(request, response)
            && ProblemCheck.FaultOf(request, response) is { } fault
        )
            return fault;
        if (response.Status == 429 && response.RetryAfter is null)
            return "429 without Retry-After";
        return AgainstExpectation(request.Expectation, response.Status);
    }

    private static string? AgainstExpectation(Expectation expected, int status) =>
        expected.IsRefusal && status < 400 ? $"answered {status} to what cannot be valid"
        : expected.Status is { } wanted && status != wanted ? $"answered {status} instead of {wanted}"
        : null;

    private static bool MayEndSilently(WrongRequest request) =>
        request.Delivery is Delivery.Halved or Delivery.Closed or Delivery.Reset;

    // A NUL in a path does not reach the app: the web server refuses it with an empty response.
    private static bool IsFromServer(WrongRequest request, FuzzResponse response) =>
        response is { Status: 400, Body: "" } && request.Target.Contains("%00", StringComparison.Ordinal);
}

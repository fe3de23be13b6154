using System.Text.Json;
using ConcertReservation.Fuzz.Requests;
using ConcertReservation.Fuzz.Sending;

namespace ConcertReservation.Fuzz.Checks;

/// <summary>Whether an error is the problem document that the contract promises for every error.</summary>
internal static class ProblemCheck
{
    private static readonly string[] Texts = ["type", "title", "detail", "instance", "code", "traceId"];

    /// <summary>What is wrong with it, or null.</summary>
    public static string? FaultOf(WrongRequest request, FuzzResponse response)
    {
        if (!response.ContentType.StartsWith("application/problem+json", StringComparison.Ordinal))
            return $"an error of type '{response.ContentType}'";
        // A response to HEAD has no body.
        if (request.Method == "HEAD")
            return null;

        return Parse(response.Body) is { } problem ? FaultOf(problem, request, response) : "an error that is not JSON";
    }

    private static string? FaultOf(JsonElement problem, WrongRequest request, FuzzResponse response)
    {
        if (Array.Find(Texts, name => TextOf(problem, name) is null or "") is { } missing)
            return $"a problem without '{missing}'";
        if (
            !problem.TryGetProperty("status", out var status)
            || !status.TryGetInt32(out var said)
            || said != response.Status
        )
            return $"a problem whose status is not {response.Status}";

        var code = TextOf(problem, "code")!;
        if (ContractCodes.StatusOf(code) != response.Status)
            return $"'{code}' with {response.Status}, which the contract does not have";
        if (code == "validation_failed" && !problem.TryGetProperty("errors", out _))
            return "validation_failed without 'errors'";
        return IsDocumented(code, request) ? null : $"'{code}', which the document does not name for this operation";
    }

    private static bool IsDocumented(string code, WrongRequest request) =>
        request.LeavesOperation
        || ContractCodes.IsGeneral(code)
        || request.Operation.Codes.Count == 0
        || request.Operation.Refuses(code);

    private static string? TextOf(JsonElement problem, string name) =>
        problem.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    private static JsonElement? Parse(string text)
    {
        try
        {
            var problem = JsonElement.Parse(text);
            return problem.ValueKind == JsonValueKind.Object ? problem : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

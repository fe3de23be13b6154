namespace ConcertReservation.Api.Documentation;

/// <summary>The body of every error: RFC 9457 problem details with a stable code.</summary>
/// <param name="Type">A URN that contains the code.</param>
/// <param name="Title">A short text for people, the same for every problem with this code.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Detail">A text for people about this occurrence.</param>
/// <param name="Instance">The path of the request.</param>
/// <param name="Code">The stable string that clients compare.</param>
/// <param name="TraceId">Identifies the request in logs and traces.</param>
/// <param name="Errors">With <c>validation_failed</c>: the messages of each field that is not valid.</param>
public sealed record ProblemDocument(
    string Type,
    string Title,
    int Status,
    string Detail,
    string Instance,
    string Code,
    string TraceId,
    IReadOnlyDictionary<string, string[]>? Errors
);

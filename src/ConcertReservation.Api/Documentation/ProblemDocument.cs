namespace ConcertReservation.Api.Documentation;

/// <summary>Every error: RFC 9457 problem details with a stable code.</summary>
/// <param name="Type">A URN of the code.</param>
/// <param name="Title">The kind of problem, for a person.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Detail">This occurrence, for a person.</param>
/// <param name="Instance">The path that was asked for.</param>
/// <param name="Code">The stable string to compare.</param>
/// <param name="TraceId">To find the request in logs.</param>
/// <param name="Errors">With <c>validation_failed</c>: field to messages.</param>
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

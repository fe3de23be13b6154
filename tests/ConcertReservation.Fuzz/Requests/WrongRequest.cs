using ConcertReservation.Fuzz.Document;

namespace ConcertReservation.Fuzz.Requests;

/// <summary>A request ready to be sent, and the expected response.</summary>
internal sealed record WrongRequest
{
    public required int Number { get; init; }
    public required ApiOperation Operation { get; init; }

    /// <summary>What is wrong with it, for the report.</summary>
    public required string What { get; init; }
    public required string Method { get; init; }

    /// <summary>Path and query.</summary>
    public required string Target { get; init; }
    public required IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; }
    public byte[]? Body { get; init; }
    public string? ContentType { get; init; }
    public Delivery Delivery { get; init; }
    public Expectation Expectation { get; init; }

    /// <summary>The path may lead to another operation, or nowhere.</summary>
    public bool LeavesOperation { get; init; }
}

namespace ConcertReservation.IntegrationTests.BadInput;

/// <summary>An operation, a body it would take, and the fields of that body.</summary>
/// <param name="Name">How tests call it.</param>
/// <param name="Method">GET, POST, …</param>
/// <param name="Path">Below /api/v1, with the stage's ids in braces.</param>
/// <param name="Body">A body that would be accepted; null when it takes none.</param>
/// <param name="Fields">Every field the contract names, nested ones with dots.</param>
internal sealed record Operation(string Name, string Method, string Path, string? Body, params Field[] Fields)
{
    /// <summary>Nothing at all may be sent instead of a body.</summary>
    public bool BodyIsOptional { get; init; }

    public bool ForOperators => Path.StartsWith("/admin", StringComparison.Ordinal);
}

/// <param name="Path">Where it stands in the body.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Required">Leaving it out is refused.</param>
internal sealed record Field(string Path, FieldKind Kind, bool Required = true);

internal enum FieldKind
{
    Text,
    Integer,
    Number,
    Flag,
    Time,
    Duration,
    Object,
    List,
}

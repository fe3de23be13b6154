namespace ConcertReservation.IntegrationTests.BadInput;

/// <summary>An operation, a valid body, and the fields of that body.</summary>
/// <param name="Name">The name in the tests.</param>
/// <param name="Method">GET, POST, …</param>
/// <param name="Path">Below /api/v1, with the ids of the stage in braces.</param>
/// <param name="Body">A valid body; null when the operation has none.</param>
/// <param name="Fields">Every field of the contract, nested fields with dots.</param>
internal sealed record Operation(string Name, string Method, string Path, string? Body, params Field[] Fields)
{
    private const int SmallBody = 64 * 1024;

    /// <summary>The body is optional.</summary>
    public bool BodyIsOptional { get; init; }

    /// <summary>A part of the body is another program's, which may add fields.</summary>
    public bool IgnoresUnknownFields { get; init; }

    /// <summary>The largest body, in bytes. Operations that take a seat plan or a long list read more.</summary>
    public int BodyLimit =>
        TakesAPlan ? 4 * 1024 * 1024
        : TakesSeats || TakesADoor ? 1024 * 1024
        : SmallBody;

    public bool HasSmallLimit => BodyLimit == SmallBody;

    /// <summary>The path without its query.</summary>
    public string Route => Path.Split('?')[0];

    private bool TakesADoor => Path.EndsWith("/door-list/admissions", StringComparison.Ordinal);

    public bool TakesAPlan =>
        Method == "POST" && (Path.EndsWith("/plans/validation", StringComparison.Ordinal) || IsAnnouncement(Path));

    private bool TakesSeats =>
        (Method == "PUT" && Path.EndsWith("/seat-blocks", StringComparison.Ordinal))
        || (Method == "POST" && Path.EndsWith("/issues", StringComparison.Ordinal));

    public bool ForOperators =>
        Path.StartsWith("/admin", StringComparison.Ordinal)
        || Path.StartsWith("/users/me/authenticator", StringComparison.Ordinal);

    private static bool IsAnnouncement(string path) =>
        path.StartsWith("/admin/concerts", StringComparison.Ordinal)
        && (path == "/admin/concerts" || path.EndsWith("/performances", StringComparison.Ordinal));
}

/// <param name="Path">The place in the body.</param>
/// <param name="Kind">The kind of value.</param>
/// <param name="Required">A body without it is refused.</param>
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

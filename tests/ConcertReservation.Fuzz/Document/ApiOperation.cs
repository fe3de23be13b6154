namespace ConcertReservation.Fuzz.Document;

internal sealed record Parameter(string Name, string In, Schema Schema);

/// <summary>One call of the API, as its document describes it.</summary>
/// <param name="PathMethods">The methods that its path has.</param>
/// <param name="Codes">The error codes the document names for it; empty when it names none at all.</param>
internal sealed record ApiOperation(
    string Method,
    string Template,
    IReadOnlyList<string> PathMethods,
    IReadOnlyList<Parameter> Parameters,
    Schema? Body,
    bool NeedsAccessToken,
    bool TakesQueueToken,
    IReadOnlySet<string> Codes
)
{
    public const string KeyHeader = "Idempotency-Key";

    public string Name => $"{Method} {Template}";

    public bool OnlyReads => Method == "GET";

    public bool IsForOperators =>
        Template.StartsWith("/api/v1/admin", StringComparison.Ordinal)
        || Template.StartsWith("/api/v1/users/me/authenticator", StringComparison.Ordinal);

    public bool TakesKey => Parameters.Any(p => p.In == "header" && p.Name == KeyHeader);

    public IReadOnlyList<Parameter> PathIds { get; } = [.. Parameters.Where(p => p.In == "path")];

    public IReadOnlyList<Parameter> Query { get; } = [.. Parameters.Where(p => p.In == "query")];

    public IReadOnlyList<BodyField> BodyFields { get; } = Body is null ? [] : BodyField.AllOf(Body);

    public bool Refuses(string code) => Codes.Contains(code);
}

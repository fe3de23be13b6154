namespace ConcertReservation.Fuzz.Document;

/// <summary>A place in a body: field names from the top, and <c>0</c> for the first element of a list.</summary>
/// <param name="IsRequired">Whether a body without it breaks the document.</param>
internal sealed record Spot(IReadOnlyList<string> Path, Schema Schema, bool IsRequired)
{
    private const int Deepest = 6;

    public string Name => string.Join('.', Path);

    public bool IsElement => Path[^1] == "0";

    public static IReadOnlyList<Spot> AllOf(Schema body) => [.. Below(body, [])];

    private static IEnumerable<Spot> Below(Schema schema, IReadOnlyList<string> path)
    {
        if (path.Count == Deepest)
            return [];

        var fields = schema.Properties.Select(p => new Spot(
            [.. path, p.Name],
            p.Schema,
            schema.Required.Contains(p.Name, StringComparer.Ordinal)
        ));
        IEnumerable<Spot> element = schema.Items is { } items
            ? [new Spot([.. path, "0"], items, IsRequired: true)]
            : [];
        return fields.Concat(element).SelectMany(spot => Below(spot.Schema, spot.Path).Prepend(spot));
    }
}

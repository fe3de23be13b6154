namespace ConcertReservation.Fuzz.Document;

/// <summary>A place in a body: field names from the top, and <c>0</c> for the first element of a list.</summary>
internal sealed record BodyField(IReadOnlyList<string> Path, Schema Schema)
{
    private const int Deepest = 6;

    public string Name => string.Join('.', Path);

    public bool IsElement => Path[^1] == "0";

    public static IReadOnlyList<BodyField> AllOf(Schema body) => [.. Below(body, [])];

    private static IEnumerable<BodyField> Below(Schema schema, IReadOnlyList<string> path)
    {
        if (path.Count == Deepest)
            return [];

        var fields = schema.Properties.Select(p => new BodyField([.. path, p.Name], p.Schema));
        IEnumerable<BodyField> element = schema.Items is { } items ? [new BodyField([.. path, "0"], items)] : [];
        return fields.Concat(element).SelectMany(field => Below(field.Schema, field.Path).Prepend(field));
    }
}

using System.Text.Json.Nodes;
using ConcertReservation.Fuzz.Document;

namespace ConcertReservation.Fuzz.Requests;

/// <summary>
/// A valid body: all required fields and one optional one. One, because some exclude each other (seats or sections)
/// and of some there must be one (seat ids or seat numbers).
/// </summary>
internal sealed class ExampleBody(KnownValues values, Random random)
{
    /// <param name="wanted">A path that the body must have.</param>
    public JsonNode Of(Schema schema, IReadOnlyList<string> wanted) => Value(schema, "", wanted)!;

    private JsonNode? Value(Schema schema, string field, IReadOnlyList<string> wanted) =>
        values.Find(field)
        ?? (
            schema.Properties.Count > 0 ? Fields(schema, wanted)
            : schema.Items is { } items ? new JsonArray(Value(items, "", Below(wanted)))
            : Leaf(schema)
        );

    private JsonObject Fields(Schema schema, IReadOnlyList<string> wanted)
    {
        var optional = schema
            .Properties.Select(p => p.Name)
            .Except([.. schema.Required, .. values.LeftOut], StringComparer.Ordinal)
            .ToList();
        var first = wanted.Count > 0 ? wanted[0] : null;
        var chosen =
            first is not null && optional.Contains(first, StringComparer.Ordinal) ? first
            : optional.Count > 0 ? optional[random.Next(optional.Count)]
            : null;

        var fields = new JsonObject();
        foreach (var (name, child) in schema.Properties)
        {
            if (name == chosen || schema.Required.Contains(name, StringComparer.Ordinal))
                fields[name] = Value(child, name, name == first ? Below(wanted) : []);
        }

        return fields;
    }

    private static JsonNode? Leaf(Schema schema) =>
        schema.Example is { } example ? JsonNode.Parse(example.GetRawText())
        : schema.FirstOfEnum is { } word ? word
        : schema.Is("boolean") ? false
        : schema.IsNumeric ? (long)(schema.Minimum ?? 1)
        : schema.Is("object") ? new JsonObject()
        : "text";

    private static IReadOnlyList<string> Below(IReadOnlyList<string> path) => [.. path.Skip(1)];
}

using System.Text.Json;

namespace ConcertReservation.Fuzz.Document;

/// <summary>What the document states about one value; references are followed.</summary>
internal sealed class Schema
{
    private readonly JsonElement _node;
    private readonly JsonElement _document;

    private Schema(JsonElement node, JsonElement document) => (_node, _document) = (node, document);

    public string? Format => Text("format");
    public double? Minimum => Number("minimum");
    public int? MinLength => (int?)Number("minLength");
    public int? MaxLength => (int?)Number("maxLength");
    public int? MinItems => (int?)Number("minItems");
    public int? MaxItems => (int?)Number("maxItems");
    public bool IsEnum => _node.TryGetProperty("enum", out _);
    public bool IsInteger => Is("integer");
    public bool IsNumeric => Is("integer") || Is("number");

    public JsonElement? Example =>
        _node.TryGetProperty("examples", out var examples)
        && examples[0] is { ValueKind: not JsonValueKind.Null } example
            ? example
            : null;

    public Schema? Items => _node.TryGetProperty("items", out var items) ? Of(items, _document) : null;

    public IReadOnlyList<string> Required => Strings("required");

    public IReadOnlyList<(string Name, Schema Schema)> Properties =>
        _node.TryGetProperty("properties", out var properties)
            ? [.. properties.EnumerateObject().Select(p => (p.Name, Of(p.Value, _document)))]
            : [];

    public string? FirstOfEnum => IsEnum ? _node.GetProperty("enum")[0].ToString() : null;

    private IReadOnlyList<string> Types => Strings("type");

    public static Schema Of(JsonElement node, JsonElement document)
    {
        while (Next(node, document) is { } next)
            node = next;
        return new Schema(node, document);
    }

    public bool Is(string type) => Types.Contains(type, StringComparer.Ordinal);

    private static JsonElement? Next(JsonElement node, JsonElement document)
    {
        if (node.TryGetProperty("$ref", out var reference))
            return reference
                .GetString()!
                .TrimStart('#', '/')
                .Split('/')
                .Aggregate(document, (at, n) => at.GetProperty(n));

        foreach (var word in new[] { "allOf", "oneOf", "anyOf" })
        {
            if (!node.TryGetProperty(word, out var parts))
                continue;
            return parts.EnumerateArray().First(part => !IsNull(part));
        }

        return null;
    }

    private static bool IsNull(JsonElement part) =>
        part.TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.String && type.ValueEquals("null");

    private IReadOnlyList<string> Strings(string name) =>
        !_node.TryGetProperty(name, out var value) ? []
        : value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray().Select(v => v.GetString()!)]
        : [value.GetString()!];

    private string? Text(string name) => _node.TryGetProperty(name, out var value) ? value.GetString() : null;

    private double? Number(string name) =>
        _node.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetDouble() : null;
}

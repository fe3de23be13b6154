using System.Text;
using System.Text.Json.Nodes;
using ConcertReservation.Fuzz.Document;

namespace ConcertReservation.Fuzz.Requests;

/// <summary>A JSON body with at most one hole for bytes that no serializer writes.</summary>
internal sealed class DraftBody(JsonNode json)
{
    private const string Hole = "@hole@";
    private static readonly byte[] HoleInQuotes = Encoding.ASCII.GetBytes($"\"{Hole}\"");

    private byte[]? _filling;

    public string? ContentType { get; set; } = "application/json";

    /// <summary>Sent instead of the JSON.</summary>
    public byte[]? Raw { get; set; }

    /// <summary>The value at the field, as JSON text.</summary>
    public string TextAt(BodyField field) => Descend(field.Path)?.ToJsonString() ?? "null";

    public void Put(BodyField field, string text) => Put(field, Encoding.UTF8.GetBytes(text));

    public void Put(BodyField field, byte[] bytes)
    {
        _filling = bytes;
        var parent = json;
        for (var depth = 1; depth < field.Path.Count; depth++)
            parent = ChildOf(parent, field.Path[depth - 1], isList: IsElement(field.Path[depth]));
        Set(parent, field.Path[^1], Hole);
    }

    public byte[] ToBytes()
    {
        if (Raw is not null)
            return Raw;

        var bytes = Encoding.UTF8.GetBytes(json.ToJsonString());
        if (_filling is null)
            return bytes;
        var at = bytes.AsSpan().IndexOf(HoleInQuotes);
        return [.. bytes[..at], .. _filling, .. bytes[(at + HoleInQuotes.Length)..]];
    }

    /// <summary>A draft may leave an optional part out: it is made empty then, so that its fields can be put.</summary>
    private static JsonNode ChildOf(JsonNode parent, string step, bool isList)
    {
        if (At(parent, step) is { } child and (JsonObject or JsonArray))
            return child;

        JsonNode made = isList ? new JsonArray() : new JsonObject();
        Set(parent, step, made);
        return made;
    }

    private static void Set(JsonNode parent, string step, JsonNode value)
    {
        if (parent is not JsonArray list)
            parent[step] = value;
        else if (list.Count == 0)
            list.Add(value);
        else
            list[0] = value;
    }

    private static bool IsElement(string step) => step == "0";

    private static JsonNode? At(JsonNode? node, string step) =>
        node is JsonArray list ? list.FirstOrDefault() : node?[step];

    private JsonNode? Descend(IEnumerable<string> path) => path.Aggregate((JsonNode?)json, At);
}

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
        if (ParentOf(field) is JsonArray list)
            list[0] = Hole;
        else
            ParentOf(field)[field.Path[^1]] = Hole;
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

    private JsonNode ParentOf(BodyField field) => Descend(field.Path.Take(field.Path.Count - 1))!;

    private JsonNode? Descend(IEnumerable<string> path) =>
        path.Aggregate((JsonNode?)json, (at, step) => at is JsonArray list ? list[0] : at?[step]);
}

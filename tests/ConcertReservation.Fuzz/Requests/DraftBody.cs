using System.Text;
using System.Text.Json.Nodes;
using ConcertReservation.Fuzz.Document;

namespace ConcertReservation.Fuzz.Requests;

/// <summary>A JSON body with at most one hole, into which bytes go that no serializer would write.</summary>
internal sealed class DraftBody(JsonNode json)
{
    private const string Hole = "@hole@";
    private static readonly byte[] HoleInQuotes = Encoding.ASCII.GetBytes($"\"{Hole}\"");

    private byte[]? _filling;

    public string? ContentType { get; set; } = "application/json";

    /// <summary>Sent instead of the JSON.</summary>
    public byte[]? Raw { get; set; }

    /// <summary>The value at the spot, as JSON text.</summary>
    public string TextAt(Spot spot) => Descend(spot.Path)?.ToJsonString() ?? "null";

    public void Remove(Spot spot) => ((JsonObject)ParentOf(spot)).Remove(spot.Path[^1]);

    public void Put(Spot spot, string text) => Put(spot, Encoding.UTF8.GetBytes(text));

    public void Put(Spot spot, byte[] bytes)
    {
        _filling = bytes;
        if (ParentOf(spot) is JsonArray list)
            list[0] = Hole;
        else
            ParentOf(spot)[spot.Path[^1]] = Hole;
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

    private JsonNode ParentOf(Spot spot) => Descend(spot.Path.Take(spot.Path.Count - 1))!;

    private JsonNode? Descend(IEnumerable<string> path) =>
        path.Aggregate((JsonNode?)json, (at, step) => at is JsonArray list ? list[0] : at?[step]);
}

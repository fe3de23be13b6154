using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace ConcertReservation.IntegrationTests.BadInput;

/// <summary>Valid bodies with one wrong place.</summary>
internal static class Body
{
    private const string Placeholder = "@here@";

    public static StringContent Json(string text) => new(text, Encoding.UTF8, "application/json");

    public static ByteArrayContent Bytes(byte[] bytes, string? contentType = "application/json")
    {
        var content = new ByteArrayContent(bytes);
        content.Headers.ContentType = contentType is null ? null : MediaTypeHeaderValue.Parse(contentType);
        return content;
    }

    /// <summary>The body with raw JSON in place of one field.</summary>
    public static string With(string body, string field, string raw)
    {
        var root = JsonNode.Parse(body)!;
        var (parent, last) = ParentOf(root, field);
        if (parent is JsonArray list)
            list[int.Parse(last, CultureInfo.InvariantCulture)] = Placeholder;
        else
            parent[last] = Placeholder;
        return root.ToJsonString().Replace($"\"{Placeholder}\"", raw, StringComparison.Ordinal);
    }

    public static string Without(string body, string field)
    {
        var root = JsonNode.Parse(body)!;
        var (parent, last) = ParentOf(root, field);
        parent.AsObject().Remove(last);
        return root.ToJsonString();
    }

    /// <summary>The body with one more field in front.</summary>
    public static string Plus(string body, string name, string raw) =>
        $"{{\"{name}\": {raw}, {body.TrimStart().TrimStart('{')}";

    private static (JsonNode Parent, string Last) ParentOf(JsonNode root, string field)
    {
        var parts = field.Split('.');
        var parent = parts[..^1]
            .Aggregate(
                root,
                (node, part) =>
                    node is JsonArray list ? list[int.Parse(part, CultureInfo.InvariantCulture)]! : node[part]!
            );
        return (parent, parts[^1]);
    }
}

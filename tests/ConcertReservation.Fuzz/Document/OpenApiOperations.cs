using System.Text.Json;

namespace ConcertReservation.Fuzz.Document;

/// <summary>Reads the operations out of an OpenAPI 3.1 document.</summary>
internal static class OpenApiOperations
{
    private static readonly string[] Methods = ["get", "put", "post", "delete", "patch"];

    public static IReadOnlyList<ApiOperation> Read(JsonElement document) =>
        [
            .. from path in document.GetProperty("paths").EnumerateObject()
            from method in path.Value.EnumerateObject()
            where Methods.Contains(method.Name, StringComparer.Ordinal)
            select Read(path, method, document),
        ];

    private static ApiOperation Read(JsonProperty path, JsonProperty method, JsonElement document)
    {
        var node = method.Value;
        var schemes = Below(node, "security")
            .SelectMany(s => s.EnumerateObject())
            .Select(s => s.Name)
            .ToHashSet(StringComparer.Ordinal);
        return new ApiOperation(
            method.Name.ToUpperInvariant(),
            path.Name,
            [.. path.Value.EnumerateObject().Select(other => other.Name.ToUpperInvariant())],
            [.. Below(node, "parameters").Select(p => Parameter(p, document))],
            Body(node, document),
            schemes.Contains("accessToken"),
            schemes.Contains("queueToken"),
            Codes(node)
        );
    }

    private static Parameter Parameter(JsonElement node, JsonElement document) =>
        new(
            node.GetProperty("name").GetString()!,
            node.GetProperty("in").GetString()!,
            Schema.Of(node.GetProperty("schema"), document)
        );

    private static Schema? Body(JsonElement node, JsonElement document) =>
        node.TryGetProperty("requestBody", out var body)
            ? Schema.Of(body.GetProperty("content").GetProperty("application/json").GetProperty("schema"), document)
            : null;

    // Each refusal has an example for every code, named after it.
    private static HashSet<string> Codes(JsonElement node) =>
        [
            .. from response in node.GetProperty("responses").EnumerateObject()
            where response.Value.TryGetProperty("content", out _)
            from content in response.Value.GetProperty("content").EnumerateObject()
            where content.Name == "application/problem+json" && content.Value.TryGetProperty("examples", out _)
            from example in content.Value.GetProperty("examples").EnumerateObject()
            select example.Name,
        ];

    private static JsonElement.ArrayEnumerator Below(JsonElement node, string name) =>
        node.TryGetProperty(name, out var list) ? list.EnumerateArray() : default;
}

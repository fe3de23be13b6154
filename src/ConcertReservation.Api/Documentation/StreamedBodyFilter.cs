using System.Globalization;
using System.Net.Mime;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;
using JsonOptions = Microsoft.AspNetCore.Http.Json.JsonOptions;

namespace ConcertReservation.Api.Documentation;

/// <summary>
/// Documents a body that is no JSON (a picture, a table, an event stream) as bytes: a generated client then gives a
/// stream to its caller. From any other schema it would parse the body as JSON, and fail.
/// </summary>
internal sealed class StreamedBodyFilter(IOptions<JsonOptions> json) : IOperationFilter
{
    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        foreach (var described in context.ApiDescription.SupportedResponseTypes)
        {
            var status = described.StatusCode.ToString(CultureInfo.InvariantCulture);
            if (operation.Responses?.TryGetValue(status, out var found) == true && found is OpenApiResponse response)
                Describe(response, described.Type);
        }
    }

    private static readonly Dictionary<string, IOpenApiMediaType> NoContent = new(StringComparer.Ordinal);

    private void Describe(OpenApiResponse response, Type? type)
    {
        foreach (var (mediaType, media) in response.Content ?? NoContent)
        {
            if (IsJson(mediaType) || media is not OpenApiMediaType body)
                continue;

            body.Schema = new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary" };
            if (type is null || !Examples.ByType.TryGetValue(type, out var example))
                continue;

            response.Description = $"Server-sent events; `data` of each is a `{type.Name}`, as JSON.";
            var data = JsonSerializer.Serialize(example, json.Value.SerializerOptions);
            body.Example = JsonValue.Create($"data: {data}\n\n");
        }
    }

    private static bool IsJson(string mediaType) =>
        mediaType == MediaTypeNames.Application.Json || mediaType.EndsWith("+json", StringComparison.Ordinal);
}

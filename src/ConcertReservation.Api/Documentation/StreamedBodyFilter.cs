using System.Net.Mime;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace ConcertReservation.Api.Documentation;

/// <summary>
/// Documents a body that is no JSON (a picture, a table, an event stream) as bytes: a generated client then gives a
/// stream to its caller. From any other schema it would parse the body as JSON, and fail.
/// </summary>
internal sealed class StreamedBodyFilter : IOperationFilter
{
    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        foreach (var response in (operation.Responses ?? []).Values.OfType<OpenApiResponse>())
        foreach (var (type, media) in response.Content ?? new Dictionary<string, IOpenApiMediaType>())
            if (media is OpenApiMediaType body && !IsJson(type))
                Describe(response, body);
    }

    private static bool IsJson(string mediaType) =>
        mediaType == MediaTypeNames.Application.Json || mediaType.EndsWith("+json", StringComparison.Ordinal);

    private static void Describe(OpenApiResponse response, OpenApiMediaType body)
    {
        if (body.Schema is OpenApiSchemaReference data)
        {
            response.Description = $"Server-sent events; `data` of each is a `{data.Reference.Id}`, as JSON.";
            if (data.Target?.Examples is [{ } example, ..])
                body.Example = JsonValue.Create($"data: {example.ToJsonString()}\n\n");
        }
        body.Schema = new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary" };
    }
}

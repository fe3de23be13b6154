using System.Globalization;
using System.Text.Json.Nodes;
using ConcertReservation.Api.Errors;
using ConcertReservation.Api.Idempotency;
using ConcertReservation.Api.Queue;
using ConcertReservation.Domain.Errors;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace ConcertReservation.Api.Documentation;

/// <summary>
/// Documents the tokens of each operation, its Idempotency-Key, its 202 response, and its errors by code.
/// </summary>
internal sealed class OperationFilter : IOperationFilter
{
    private const string ProblemJson = "application/problem+json";

    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        var metadata = new OperationMetadata(context);
        operation.Responses ??= [];
        operation.Parameters ??= [];
        AddTokens(operation, metadata, context.Document);
        if (operation.RequestBody is OpenApiRequestBody body)
            AddBody(body, metadata);
        if (metadata.AcceptsQueueToken)
            operation.Parameters.Add(QueueToken());
        if (metadata.AcceptsIdempotencyKey)
            operation.Parameters.Add(IdempotencyKey());
        if (metadata.AcceptsIfMatch)
            operation.Parameters.Add(IfMatch());
        if (metadata.IsBehindQueue)
            operation.Responses["202"] = Waiting(context);
        foreach (var codes in metadata.Codes().Distinct().GroupBy(code => ProblemCatalogue.Of(code).Status))
            operation.Responses[codes.Key.ToString(CultureInfo.InvariantCulture)] = Refusal([.. codes], context);
    }

    // The other JSON media types are read too, but a client needs only one.
    private static void AddBody(OpenApiRequestBody body, OperationMetadata metadata)
    {
        body.Required = metadata.NeedsBody;
        body.Content?.Remove("text/json");
        body.Content?.Remove("application/*+json");
    }

    private static void AddTokens(OpenApiOperation operation, OperationMetadata metadata, OpenApiDocument document)
    {
        // An empty list says that the operation is public.
        operation.Security = [];
        if (!metadata.NeedsSignIn)
            return;

        var requirement = new OpenApiSecurityRequirement
        {
            [new OpenApiSecuritySchemeReference(Swagger.AccessToken, document)] = [],
        };
        if (metadata.AcceptsQueueToken)
            requirement[new OpenApiSecuritySchemeReference(Swagger.QueueToken, document)] = [];
        operation.Security.Add(requirement);
    }

    private static OpenApiParameter QueueToken() =>
        new()
        {
            Name = QueueTokenHeader.Name,
            In = ParameterLocation.Header,
            Description = "The `token` of a join. Without it the service looks for the caller's live token.",
            Schema = new OpenApiSchema { Type = JsonSchemaType.String },
        };

    private static OpenApiParameter IdempotencyKey() =>
        new()
        {
            Name = IdempotentRequestReader.Header,
            In = ParameterLocation.Header,
            Description =
                "Makes the request safe to retry for 24 hours: the same key with the same request returns the first "
                + "response again, with Idempotency-Replayed: true.",
            Schema = new OpenApiSchema
            {
                Type = JsonSchemaType.String,
                MinLength = 1,
                MaxLength = IdempotentRequestReader.MaxKeyLength,
            },
        };

    private static OpenApiParameter IfMatch() =>
        new()
        {
            Name = "If-Match",
            In = ParameterLocation.Header,
            Description =
                "The ETag that the operators' GET returned: when it is not the current one any more, nothing changes.",
            Schema = new OpenApiSchema { Type = JsonSchemaType.String },
        };

    private static OpenApiResponse Waiting(OperationFilterContext context) =>
        new()
        {
            Description =
                "The caller is not admitted yet: the position in the line, and in Retry-After the seconds until a retry.",
            Content = new Dictionary<string, IOpenApiMediaType>(StringComparer.Ordinal)
            {
                ["application/json"] = new OpenApiMediaType
                {
                    Schema = context.SchemaGenerator.GenerateSchema(typeof(WaitingAnswer), context.SchemaRepository),
                },
            },
        };

    private static OpenApiResponse Refusal(IReadOnlyList<ErrorCode> codes, OperationFilterContext context) =>
        new()
        {
            Description = string.Join(", ", codes.Select(code => $"`{ProblemCatalogue.Name(code)}`")),
            Content = new Dictionary<string, IOpenApiMediaType>(StringComparer.Ordinal)
            {
                [ProblemJson] = new OpenApiMediaType
                {
                    Schema = context.SchemaGenerator.GenerateSchema(typeof(ProblemDocument), context.SchemaRepository),
                    Examples = codes.ToDictionary(
                        ProblemCatalogue.Name,
                        code => (IOpenApiExample)new OpenApiExample { Value = Example(code, context) },
                        StringComparer.Ordinal
                    ),
                },
            },
        };

    private static JsonObject Example(ErrorCode code, OperationFilterContext context)
    {
        var (status, title) = ProblemCatalogue.Of(code);
        var name = ProblemCatalogue.Name(code);
        return new JsonObject
        {
            ["type"] = $"urn:concert-reservation:problem:{name}",
            ["title"] = title,
            ["status"] = status,
            ["detail"] = title + ".",
            ["instance"] = "/" + context.ApiDescription.RelativePath,
            ["code"] = name,
            ["traceId"] = "4bf92f3577b34da6a3ce929d0e0e4736",
        };
    }
}

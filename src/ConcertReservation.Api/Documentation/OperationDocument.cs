using System.Globalization;
using System.Text.Json.Nodes;
using ConcertReservation.Api.Errors;
using ConcertReservation.Api.Idempotency;
using ConcertReservation.Api.Queue;
using ConcertReservation.Domain.Errors;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace ConcertReservation.Api.Documentation;

/// <summary>Adds to each operation its tokens, its 202, and every error with its codes.</summary>
internal sealed class OperationDocument : IOperationFilter
{
    private const string ProblemJson = "application/problem+json";

    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        var facts = new OperationFacts(context);
        operation.Responses ??= [];
        AddTokens(operation, facts, context.Document);
        if (operation.RequestBody is OpenApiRequestBody body)
            body.Required = facts.NeedsBody;
        if (facts.TakesIdempotencyKey)
            (operation.Parameters ??= []).Add(IdempotencyKey());
        if (facts.IsBehindQueue)
            operation.Responses["202"] = Waiting(context);
        foreach (var codes in facts.Codes().Distinct().GroupBy(code => ProblemCatalogue.Of(code).Status))
            operation.Responses[codes.Key.ToString(CultureInfo.InvariantCulture)] = Refusal([.. codes], context);
    }

    private static void AddTokens(OpenApiOperation operation, OperationFacts facts, OpenApiDocument document)
    {
        if (!facts.NeedsSignIn)
            return;

        var requirement = new OpenApiSecurityRequirement
        {
            [new OpenApiSecuritySchemeReference(Swagger.AccessToken, document)] = [],
        };
        if (facts.TakesQueueToken)
            requirement[new OpenApiSecuritySchemeReference(Swagger.QueueToken, document)] = [];
        operation.Security = [requirement];
    }

    private static OpenApiParameter IdempotencyKey() =>
        new()
        {
            Name = IdempotencyKeyHeader.Name,
            In = ParameterLocation.Header,
            Description =
                "Makes the request safe to repeat for 24 hours: the same key and the same request are answered as "
                + "the first time, with Idempotency-Replayed: true.",
            Schema = new OpenApiSchema
            {
                Type = JsonSchemaType.String,
                MinLength = 1,
                MaxLength = IdempotencyKeyHeader.MaxLength,
            },
        };

    private static OpenApiResponse Waiting(OperationFilterContext context) =>
        new()
        {
            Description = "Not the caller's turn yet: the place in line, and in Retry-After when to ask again.",
            Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal)
            {
                ["application/json"] = new()
                {
                    Schema = context.SchemaGenerator.GenerateSchema(typeof(WaitingAnswer), context.SchemaRepository),
                },
            },
        };

    private static OpenApiResponse Refusal(IReadOnlyList<ErrorCode> codes, OperationFilterContext context) =>
        new()
        {
            Description = string.Join(", ", codes.Select(code => $"`{ProblemCatalogue.Name(code)}`")),
            Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal)
            {
                [ProblemJson] = new()
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

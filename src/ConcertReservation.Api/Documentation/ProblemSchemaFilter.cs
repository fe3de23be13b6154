using System.Text.Json.Nodes;
using ConcertReservation.Api.Errors;
using ConcertReservation.Domain.Errors;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace ConcertReservation.Api.Documentation;

/// <summary>Lists the codes of the problem documents, and allows the facts that some of them carry.</summary>
internal sealed class ProblemSchemaFilter : ISchemaFilter
{
    public void Apply(IOpenApiSchema schema, SchemaFilterContext context)
    {
        if (context.Type != typeof(ProblemDocument) || schema is not OpenApiSchema problem)
            return;

        problem.AdditionalPropertiesAllowed = true;
        if (problem.Properties?["code"] is OpenApiSchema code)
            code.Enum =
            [
                .. Enum.GetValues<ErrorCode>()
                    .Select(ProblemCatalogue.Name)
                    .Distinct(StringComparer.Ordinal)
                    .Select(name => (JsonNode)name),
            ];
    }
}

using System.Text.Json;
using System.Text.Json.Nodes;
using ConcertReservation.Api.Binding;
using ConcertReservation.Api.Queue;
using ConcertReservation.Application.Concerts;
using ConcertReservation.Application.Queue;
using ConcertReservation.Domain.Queue;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace ConcertReservation.Api.Documentation;

/// <summary>The OpenAPI document, and Swagger UI to try the API in a browser.</summary>
internal static class Swagger
{
    public const string AccessToken = "accessToken";
    public const string QueueToken = "queueToken";

    public static IServiceCollection AddSwagger(this IServiceCollection services) =>
        services.AddSwaggerGen(Configure).AddSingleton<PublishedDocument>();

    public static void UseSwaggerPages(this WebApplication app)
    {
        app.Use(
            (context, next) =>
                context.Request.Path == PublishedDocument.Path && IsRead(context.Request.Method)
                    ? context
                        .RequestServices.GetRequiredService<PublishedDocument>()
                        .Respond(context)
                        .ExecuteAsync(context)
                    : next(context)
        );
        app.UseSwaggerUI(ui =>
        {
            ui.SwaggerEndpoint(PublishedDocument.Path, "Concert reservation, version 1");
            ui.DocumentTitle = "Concert reservation";
            ui.EnablePersistAuthorization();
        });
    }

    private static bool IsRead(string method) => HttpMethods.IsGet(method) || HttpMethods.IsHead(method);

    private static void Configure(SwaggerGenOptions options)
    {
        options.SwaggerDoc(
            PublishedDocument.Name,
            new OpenApiInfo
            {
                Title = "Concert reservation",
                Version = "v1",
                Description =
                    "Join the line of a concert, wait until you are admitted, hold seats for a few minutes, and pay "
                    + "from your balance. Money is whole won, times are UTC, errors are problem details with a `code`.",
            }
        );
        AddTokens(options);
        options.SupportNonNullableReferenceTypes();
        options.NonNullableReferenceTypesAsRequired();
        // The schema of the type itself would be recursive, and generated clients would recurse without an end.
        options.MapType<JsonNode>(() =>
            new OpenApiSchema { Type = JsonSchemaType.Object, AdditionalPropertiesAllowed = true }
        );
        options.MapType<IsoInstant>(() => new OpenApiSchema { Type = JsonSchemaType.String, Format = "date-time" });
        options.MapType<IsoDate>(() => new OpenApiSchema { Type = JsonSchemaType.String, Format = "date" });
        options.MapType<TimeSpan>(() => new OpenApiSchema { Type = JsonSchemaType.String, Examples = ["00:05:00"] });
        // An array such as [17, "A7", 0] is shorter than an object, 50,000 times.
        options.MapType<SeatPlanSeat>(SeatPlanSeatSchema);
        options.MapType<SeatStateChange>(() =>
            new OpenApiSchema
            {
                Type = JsonSchemaType.Array,
                Items = new OpenApiSchema { Type = JsonSchemaType.Integer, Format = "int32" },
                MinItems = 2,
                MaxItems = 2,
            }
        );
        // HEAD is documented by its GET.
        options.DocInclusionPredicate((_, operation) => operation.HttpMethod != HttpMethods.Head);
        options.CustomOperationIds(OperationId);
        options.OperationFilter<StreamedBodyFilter>();
        options.OperationFilter<OperationFilter>();
        options.SchemaFilter<ProblemSchemaFilter>();
        options.SchemaFilter<ExampleSchemaFilter>();
        foreach (
            var assembly in new[] { typeof(Swagger), typeof(QueueGate), typeof(QueuePolicy) }.Select(t => t.Assembly)
        )
            options.IncludeXmlComments(assembly);
    }

    /// <summary>The name of the action, a verb and a noun: generated clients name their methods after it.</summary>
    private static string OperationId(ApiDescription operation) =>
        JsonNamingPolicy.CamelCase.ConvertName(((ControllerActionDescriptor)operation.ActionDescriptor).ActionName);

    /// <summary>
    /// A tuple for the generators that know <c>prefixItems</c>. The others read <c>items</c>: with "object" among its types
    /// NSwag reads any value (without it an integer, and fails at the number of the seat); without a type Kiota fails.
    /// </summary>
    private static OpenApiSchema SeatPlanSeatSchema() =>
        new()
        {
            Type = JsonSchemaType.Array,
            // An extension, because the library has no property for this keyword.
            Extensions = new Dictionary<string, IOpenApiExtension>(StringComparer.Ordinal)
            {
                ["prefixItems"] = new JsonNodeExtension(
                    JsonNode.Parse(
                        """
                        [{"type":"integer","format":"int64"},{"type":"string"},{"type":"integer","format":"int32"}]
                        """
                    )!
                ),
            },
            Items = new OpenApiSchema { Type = JsonSchemaType.Integer | JsonSchemaType.String | JsonSchemaType.Object },
            MinItems = 3,
            MaxItems = 4,
        };

    private static void AddTokens(SwaggerGenOptions options)
    {
        options.AddSecurityDefinition(
            AccessToken,
            new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = "bearer",
                Description = "The `accessToken` of a sign-in. Identifies the caller.",
            }
        );
        options.AddSecurityDefinition(
            QueueToken,
            new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.ApiKey,
                In = ParameterLocation.Header,
                Name = QueueTokenHeader.Name,
                Description = "The `token` of a join. Shows that the caller is admitted.",
            }
        );
    }
}

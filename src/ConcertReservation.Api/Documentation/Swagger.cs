using ConcertReservation.Api.Binding;
using ConcertReservation.Api.Queue;
using ConcertReservation.Application.Queue;
using ConcertReservation.Domain.Queue;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace ConcertReservation.Api.Documentation;

/// <summary>The OpenAPI document and the page to try it by hand.</summary>
internal static class Swagger
{
    public const string AccessToken = "accessToken";
    public const string QueueToken = "queueToken";

    public static IServiceCollection AddSwagger(this IServiceCollection services) => services.AddSwaggerGen(Configure);

    public static void UseSwaggerPages(this WebApplication app)
    {
        app.UseSwagger(options => options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1);
        app.UseSwaggerUI(ui =>
        {
            ui.SwaggerEndpoint("/swagger/v1/swagger.json", "Concert reservation, version 1");
            ui.DocumentTitle = "Concert reservation";
            ui.EnablePersistAuthorization();
        });
    }

    private static void Configure(SwaggerGenOptions options)
    {
        options.SwaggerDoc(
            "v1",
            new OpenApiInfo
            {
                Title = "Concert reservation",
                Version = "v1",
                Description =
                    "Join the line, wait for your turn, hold seats for a few minutes, pay from your balance. "
                    + "Money is whole won, times are UTC, errors are problem documents with a stable `code`.",
            }
        );
        AddTokens(options);
        options.SupportNonNullableReferenceTypes();
        options.NonNullableReferenceTypesAsRequired();
        options.MapType<IsoDate>(() => new OpenApiSchema { Type = JsonSchemaType.String, Format = "date" });
        options.MapType<TimeSpan>(() => new OpenApiSchema { Type = JsonSchemaType.String, Examples = ["00:05:00"] });
        options.OperationFilter<OperationDocument>();
        options.SchemaFilter<SchemaDocument>();
        foreach (
            var assembly in new[] { typeof(Swagger), typeof(QueueFacade), typeof(QueuePolicy) }.Select(t => t.Assembly)
        )
            options.IncludeXmlComments(assembly);
    }

    private static void AddTokens(SwaggerGenOptions options)
    {
        options.AddSecurityDefinition(
            AccessToken,
            new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = "bearer",
                Description = "The accessToken of a sign-in: who the caller is.",
            }
        );
        options.AddSecurityDefinition(
            QueueToken,
            new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.ApiKey,
                In = ParameterLocation.Header,
                Name = QueueTokenHeader.Name,
                Description = "The token of a place in line: that it is the caller's turn.",
            }
        );
    }
}

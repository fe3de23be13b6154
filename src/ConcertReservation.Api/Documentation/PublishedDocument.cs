using System.Globalization;
using System.Text;
using ConcertReservation.Api.Frontend;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.Swagger;

namespace ConcertReservation.Api.Documentation;

/// <summary>
/// The OpenAPI document as <c>GET /swagger/v1/swagger.json</c> sends it. It is built on the first request and kept:
/// building takes hundreds of milliseconds of CPU, and every client on the internet may request it.
/// </summary>
internal sealed class PublishedDocument
{
    public const string Name = "v1";
    public const string Path = $"/swagger/{Name}/swagger.json";

    private const string Revalidate = "no-cache";

    private readonly Lazy<FrontendAsset> _asset;

    public PublishedDocument(IServiceScopeFactory scopes) => _asset = new(() => Build(scopes));

    public IResult Respond(HttpContext context) => _asset.Value.Respond(context, Revalidate);

    private static FrontendAsset Build(IServiceScopeFactory scopes)
    {
        using var scope = scopes.CreateScope();
        var document = scope.ServiceProvider.GetRequiredService<ISwaggerProvider>().GetSwagger(Name);
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        document.SerializeAsV31(new OpenApiJsonWriter(text));
        return new FrontendAsset("application/json; charset=utf-8", Encoding.UTF8.GetBytes(text.ToString()));
    }
}

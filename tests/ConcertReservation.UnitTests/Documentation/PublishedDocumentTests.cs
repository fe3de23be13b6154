using ConcertReservation.Api.Documentation;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.Swagger;

namespace ConcertReservation.UnitTests.Documentation;

public sealed class PublishedDocumentTests
{
    private readonly Mock<ISwaggerProvider> _provider = new();
    private readonly PublishedDocument _document;

    public PublishedDocumentTests()
    {
        _provider
            .Setup(p => p.GetSwagger("v1", null, null))
            .Returns(
                new OpenApiDocument
                {
                    Info = new OpenApiInfo { Title = "A title", Version = "v1" },
                }
            );
        var services = new ServiceCollection().AddSingleton(_provider.Object).BuildServiceProvider();
        _document = new PublishedDocument(services.GetRequiredService<IServiceScopeFactory>());
    }

    [Fact]
    public void Respond_ManyRequests_BuildsTheDocumentOnce()
    {
        Parallel.For(0, 20, _ => _document.Respond(new DefaultHttpContext()));

        _provider.Verify(p => p.GetSwagger("v1", null, null), Times.Once);
    }
}

using System.Net;

namespace ConcertReservation.IntegrationTests.Platform;

/// <summary>Errors without an operation, and pages that are not operations.</summary>
public sealed class ErrorTests(OneInstance service) : IClassFixture<OneInstance>
{
    [Theory]
    [InlineData("/")]
    [InlineData("/nowhere")]
    [InlineData("/concerts/1/nowhere")]
    [InlineData("//nowhere")]
    [InlineData("//api")]
    [InlineData("//api/v2/concerts")]
    public async Task Get_AnUnknownPath_IsNotFound(string path)
    {
        var answer = await service.Client().GetAsync(path);

        answer.ShouldBeProblem(HttpStatusCode.NotFound, "not_found");
    }

    [Theory]
    [InlineData("POST")]
    [InlineData("DELETE")]
    public async Task Write_ToAnUnknownPath_IsNotFound(string method)
    {
        var answer = await service.Client().SendAsync(new HttpMethod(method), "/nowhere");

        answer.ShouldBeProblem(HttpStatusCode.NotFound, "not_found");
    }

    [Fact]
    public async Task Get_WithABrokenSchema_ReturnsNoDetails()
    {
        var person = await service.Crowd.CustomerAsync();
        await service.Sql.ExecuteAsync("ALTER TABLE payments RENAME TO payments_hidden");

        var answer = await person.Client.GetAsync("/payments");

        await service.Sql.ExecuteAsync("ALTER TABLE payments_hidden RENAME TO payments");
        answer.ShouldBeProblem(HttpStatusCode.InternalServerError, "internal_error");
        answer.Text.Should().NotContain("relation").And.NotContain("Npgsql").And.NotContain("42P01");
    }

    [Fact]
    public async Task Get_TheRoot_IsTheFrontend()
    {
        var answer = await service.Client().GetAsync("//");

        answer.ShouldBe(HttpStatusCode.OK).ContentHeaders.ContentType!.MediaType.Should().Be("text/html");
    }

    [Fact]
    public async Task Get_Swagger_ReturnsItsPage()
    {
        var answer = await service.Client().GetAsync("//swagger/index.html");

        answer.ShouldBe(HttpStatusCode.OK).ContentHeaders.ContentType!.MediaType.Should().Be("text/html");
    }
}

using System.Net;

namespace ConcertReservation.IntegrationTests.Platform;

/// <summary>Every GET operation answers HEAD with the status of the GET, without a body and without an effect.</summary>
public sealed class HeadTests(OneInstance service) : IClassFixture<OneInstance>
{
    [Theory]
    [InlineData("/concerts", HttpStatusCode.OK)]
    [InlineData("/concerts/999999", HttpStatusCode.NotFound)]
    [InlineData("/balance", HttpStatusCode.Unauthorized)]
    [InlineData("//swagger/v1/swagger.json", HttpStatusCode.OK)]
    [InlineData("//health/ready", HttpStatusCode.OK)]
    [InlineData("//", HttpStatusCode.OK)]
    public async Task Head_OfAGet_HasItsStatusAndNoBody(string path, HttpStatusCode status)
    {
        var answer = await service.Client().SendAsync(HttpMethod.Head, path);

        answer.ShouldBe(status).Text.Should().BeEmpty();
    }

    [Fact]
    public async Task Head_OfTheCatalogue_HasTheTagOfTheGet()
    {
        await service.Crowd.ConcertAsync();
        var get = await service.Client().GetAsync("/concerts");

        var head = await service.Client().SendAsync(HttpMethod.Head, "/concerts");

        head.Headers.ETag.Should().NotBeNull().And.Be(get.Headers.ETag);
    }

    [Fact]
    public async Task Head_BehindTheGate_JoinsNoLine()
    {
        var concert = await service.Crowd.ConcertAsync();
        var customer = await service.Crowd.CustomerAsync();

        var head = await customer.Client.SendAsync(HttpMethod.Head, $"{concert.Path}/performances");

        head.ShouldBe(HttpStatusCode.Accepted);
        (await customer.Client.GetAsync(concert.Line)).ShouldBeProblem(
            HttpStatusCode.NotFound,
            "queue_token_not_found"
        );
    }

    [Fact]
    public async Task Head_OfAnAdmittedCustomer_Passes()
    {
        var concert = await service.Crowd.ConcertAsync();
        var customer = await (await service.Crowd.CustomerAsync()).InLineAsync(concert);

        var head = await customer.Client.SendAsync(HttpMethod.Head, $"{concert.Path}/performances");

        head.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Head_OfAnEventStream_IsNotAllowed()
    {
        var concert = await service.Crowd.ConcertAsync();
        var customer = await (await service.Crowd.CustomerAsync()).InLineAsync(concert);

        var head = await customer.Client.SendAsync(HttpMethod.Head, $"{concert.Line}/events");

        head.ShouldBe(HttpStatusCode.MethodNotAllowed);
    }
}

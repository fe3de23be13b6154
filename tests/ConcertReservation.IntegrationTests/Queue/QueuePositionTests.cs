using System.Net;

namespace ConcertReservation.IntegrationTests.Queue;

public sealed class QueuePositionTests(OneInstance service) : IClassFixture<OneInstance>
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Get_Waiting_ReturnsThePlace(bool withHeader)
    {
        var concert = await service.FullConcertAsync();
        var person = await service.VisitorAsync(concert);

        var place = await (withHeader ? person.Client : person.Client.WithoutQueueToken()).GetAsync(concert.Line);

        place.ShouldBe(HttpStatusCode.OK).Json.ShouldHaveFields(Places.Fields);
        place.Get<string>("status").Should().Be("waiting");
        place.Get<long>("position").Should().Be(1);
        place.Get<long>("ahead").Should().Be(0);
        place.Get<int>("pollAfterSeconds").Should().Be(1);
    }

    [Fact]
    public async Task Get_HeaderAsABearerToken_ReturnsTheSameToken()
    {
        var concert = await service.FullConcertAsync();
        var person = await service.VisitorAsync(concert);

        var place = await person.Client.With(queueToken: "Bearer " + person.Client.QueueToken).GetAsync(concert.Line);

        place.ShouldBe(HttpStatusCode.OK).Get<string>("status").Should().Be("waiting");
    }

    [Fact]
    public async Task Get_WithoutAToken_IsNotFound()
    {
        var concert = await service.Crowd.ConcertAsync();
        var person = await service.Crowd.CustomerAsync();

        var answer = await person.GetTokenAsync(concert);

        answer.ShouldBeProblem(HttpStatusCode.NotFound, "queue_token_not_found");
    }

    [Fact]
    public async Task Get_LeftTokenWithoutTheHeader_ReturnsLeft()
    {
        var concert = await service.Crowd.ConcertAsync();
        var person = await service.VisitorAsync(concert);
        await person.LeaveAsync(concert);

        var answer = await person.Client.WithoutQueueToken().GetAsync(concert.Line);

        answer.ShouldBe(HttpStatusCode.OK).Get<string>("status").Should().Be("left");
    }

    [Fact]
    public async Task Get_LeftTokenWithTheHeader_ReturnsLeft()
    {
        var concert = await service.FullConcertAsync();
        var person = await service.VisitorAsync(concert);
        await person.LeaveAsync(concert);

        var place = await person.GetTokenAsync(concert);

        place.ShouldBe(HttpStatusCode.OK).Json.ShouldHaveFields(Places.Fields);
        place.Get<string>("status").Should().Be("left");
    }

    [Fact]
    public async Task Get_CompletedTokenWithTheHeader_ReturnsCompleted()
    {
        var concert = await service.Crowd.ConcertAsync();
        var (person, _) = await service.BuyerAsync(concert);

        var status = await person.StatusAsync(concert);

        status.Should().Be("completed");
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("not base64 at all!")]
    [InlineData("Bearer nonsense")]
    [InlineData("CfDJ8AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task Get_WithAForgedToken_IsRefused(string token)
    {
        var concert = await service.FullConcertAsync();
        var person = await service.VisitorAsync(concert);

        var answer = await person.Client.With(queueToken: token).GetAsync(concert.Line);

        answer.ShouldBeProblem(HttpStatusCode.Unauthorized, "queue_token_invalid");
    }

    [Fact]
    public async Task Get_WithAnAlteredToken_IsRefused()
    {
        var concert = await service.FullConcertAsync();
        var person = await service.VisitorAsync(concert);
        var token = person.Client.QueueToken!;
        var altered = token[..^8] + (token[^8] == 'A' ? 'B' : 'A') + token[^7..];

        var answer = await person.Client.With(queueToken: altered).GetAsync(concert.Line);

        answer.ShouldBeProblem(HttpStatusCode.Unauthorized, "queue_token_invalid");
    }

    [Fact]
    public async Task Get_WithATokenOfAnotherCustomer_IsRefused()
    {
        var concert = await service.FullConcertAsync();
        var owner = await service.VisitorAsync(concert);
        var borrower = await service.VisitorAsync(concert);

        var answer = await borrower.Client.With(queueToken: owner.Client.QueueToken).GetAsync(concert.Line);

        answer.ShouldBeProblem(HttpStatusCode.Unauthorized, "queue_token_invalid");
    }

    [Fact]
    public async Task Get_WithATokenOfAnotherConcert_IsRefused()
    {
        var person = await service.VisitorAsync(await service.Crowd.ConcertAsync());
        var concert = await service.Crowd.ConcertAsync();

        var answer = await person.GetTokenAsync(concert);

        answer.ShouldBeProblem(HttpStatusCode.Unauthorized, "queue_token_invalid");
    }

    [Fact]
    public async Task Get_WithoutAnAccessToken_IsUnauthenticated()
    {
        var concert = await service.Crowd.ConcertAsync();
        var person = await service.VisitorAsync(concert);

        var answer = await service.Client().With(queueToken: person.Client.QueueToken).GetAsync(concert.Line);

        answer.ShouldBeProblem(HttpStatusCode.Unauthorized, "unauthenticated");
    }

    [Fact]
    public async Task Get_BeforeTheFirstAdmission_ReturnsNoWaitingTime()
    {
        var concert = await service.Crowd.ConcertAsync(policy: RequestBodies.Policy(paused: true));
        var person = await service.VisitorAsync(concert);

        var place = await person.GetTokenAsync(concert);

        place["estimatedWaitSeconds"].Should().BeNull();
    }

    [Fact]
    public async Task Get_AfterAdmissionsAtARate_ReturnsTheWaitingTime()
    {
        var concert = await service.Crowd.ConcertAsync(policy: RequestBodies.Policy(maxActive: 3));
        for (var i = 0; i < 3; i++)
            await service.VisitorAsync(concert);
        var person = await service.VisitorAsync(concert);

        var place = await person.GetTokenAsync(concert);

        place.Get<int>("estimatedWaitSeconds").Should().BeGreaterThan(0);
    }
}

using System.Net;
using ConcertReservation.IntegrationTests.Hosting;
using ConcertReservation.IntegrationTests.People;

namespace ConcertReservation.IntegrationTests.Queue;

public sealed class LookTests(OneInstance service) : IClassFixture<OneInstance>
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Look_Waiting_ShowsThePlace(bool withHeader)
    {
        var concert = await service.FullAsync();
        var person = await service.VisitorAsync(concert);

        var place = await (withHeader ? person.Client : person.Client.WithoutQueueToken()).GetAsync(concert.Line);

        place.ShouldBe(HttpStatusCode.OK).Json.ShouldHaveFields(Places.Fields);
        place.Get<string>("status").Should().Be("waiting");
        place.Get<long>("position").Should().Be(1);
        place.Get<long>("ahead").Should().Be(0);
        place.Get<int>("pollAfterSeconds").Should().Be(1);
    }

    [Fact]
    public async Task Look_WithTheHeaderAsABearer_ShowsTheSameToken()
    {
        var concert = await service.FullAsync();
        var person = await service.VisitorAsync(concert);

        var place = await person.Client.With(queueToken: "Bearer " + person.Client.QueueToken).GetAsync(concert.Line);

        place.ShouldBe(HttpStatusCode.OK).Get<string>("status").Should().Be("waiting");
    }

    [Fact]
    public async Task Look_WithoutAToken_IsNotFound()
    {
        var concert = await service.Crowd.ConcertAsync();
        var person = await service.Crowd.CustomerAsync();

        var answer = await person.LookAsync(concert);

        answer.ShouldBeProblem(HttpStatusCode.NotFound, "queue_token_not_found");
    }

    [Fact]
    public async Task Look_AtAnEndedTokenWithoutTheHeader_IsNotFound()
    {
        var concert = await service.Crowd.ConcertAsync();
        var person = await service.VisitorAsync(concert);
        await person.LeaveAsync(concert);

        var answer = await person.Client.WithoutQueueToken().GetAsync(concert.Line);

        answer.ShouldBeProblem(HttpStatusCode.NotFound, "queue_token_not_found");
    }

    [Fact]
    public async Task Look_AtALeftTokenWithTheHeader_SaysLeft()
    {
        var concert = await service.FullAsync();
        var person = await service.VisitorAsync(concert);
        await person.LeaveAsync(concert);

        var place = await person.LookAsync(concert);

        place.ShouldBe(HttpStatusCode.OK).Json.ShouldHaveFields(Places.Fields);
        place.Get<string>("status").Should().Be("left");
    }

    [Fact]
    public async Task Look_AtACompletedTokenWithTheHeader_SaysCompleted()
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
    public async Task Look_WithAForgedToken_IsRefused(string token)
    {
        var concert = await service.FullAsync();
        var person = await service.VisitorAsync(concert);

        var answer = await person.Client.With(queueToken: token).GetAsync(concert.Line);

        answer.ShouldBeProblem(HttpStatusCode.Unauthorized, "queue_token_invalid");
    }

    [Fact]
    public async Task Look_WithAnAlteredToken_IsRefused()
    {
        var concert = await service.FullAsync();
        var person = await service.VisitorAsync(concert);
        var token = person.Client.QueueToken!;
        var altered = token[..^8] + (token[^8] == 'A' ? 'B' : 'A') + token[^7..];

        var answer = await person.Client.With(queueToken: altered).GetAsync(concert.Line);

        answer.ShouldBeProblem(HttpStatusCode.Unauthorized, "queue_token_invalid");
    }

    [Fact]
    public async Task Look_WithSomeoneElsesToken_IsRefused()
    {
        var concert = await service.FullAsync();
        var owner = await service.VisitorAsync(concert);
        var borrower = await service.VisitorAsync(concert);

        var answer = await borrower.Client.With(queueToken: owner.Client.QueueToken).GetAsync(concert.Line);

        answer.ShouldBeProblem(HttpStatusCode.Unauthorized, "queue_token_invalid");
    }

    [Fact]
    public async Task Look_WithATokenOfAnotherConcert_IsRefused()
    {
        var person = await service.VisitorAsync(await service.Crowd.ConcertAsync());
        var concert = await service.Crowd.ConcertAsync();

        var answer = await person.LookAsync(concert);

        answer.ShouldBeProblem(HttpStatusCode.Unauthorized, "queue_token_invalid");
    }

    [Fact]
    public async Task Look_WithoutAnAccessToken_IsUnauthenticated()
    {
        var concert = await service.Crowd.ConcertAsync();
        var person = await service.VisitorAsync(concert);

        var answer = await service.Client().With(queueToken: person.Client.QueueToken).GetAsync(concert.Line);

        answer.ShouldBeProblem(HttpStatusCode.Unauthorized, "unauthenticated");
    }

    [Fact]
    public async Task Look_BeforeAnyoneWasAdmitted_CannotSayHowLong()
    {
        var concert = await service.Crowd.ConcertAsync(policy: Staging.Policy(paused: true));
        var person = await service.VisitorAsync(concert);

        var place = await person.LookAsync(concert);

        place["estimatedWaitSeconds"].Should().BeNull();
    }

    [Fact]
    public async Task Look_AfterAdmissionsAtARate_SaysHowLong()
    {
        var concert = await service.Crowd.ConcertAsync(policy: Staging.Policy(maxActive: 3));
        for (var i = 0; i < 3; i++)
            await service.VisitorAsync(concert);
        var person = await service.VisitorAsync(concert);

        var place = await person.LookAsync(concert);

        place.Get<int>("estimatedWaitSeconds").Should().BeGreaterThan(0);
    }
}

using System.Net;
using ConcertReservation.IntegrationTests.Hosting;

namespace ConcertReservation.IntegrationTests.Queue;

/// <summary>A token that has ended can be asked for by its owner for a day, without the header.</summary>
public sealed class EndedTokenTests(NoWorkers service) : IClassFixture<NoWorkers>
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Get_TurnHasPassed_ReturnsItsTimesForADay(bool recorded)
    {
        var concert = await service.Crowd.ConcertAsync();
        var person = await service.Crowd.CustomerAsync();
        var active = await person.JoinAsync(concert);
        service.Clock.AdvanceTo(active.Time("expiresAt"));
        if (recorded)
            await service.AdmitAsync(concert);

        var passed = await person.GetTokenAsync(concert);

        passed.ShouldBe(HttpStatusCode.OK).Get<Guid>("tokenId").Should().Be(active.Get<Guid>("tokenId"));
        passed.Get<string>("status").Should().Be("expired");
        passed.Time("activatedAt").Should().Be(active.Time("activatedAt"));
        passed.Time("expiresAt").Should().Be(active.Time("expiresAt"));
        await EndedBeforeAsync(person, "23 hours");
        (await person.GetTokenAsync(concert)).ShouldBe(HttpStatusCode.OK);
        await EndedBeforeAsync(person, "2 hours");
        (await person.GetTokenAsync(concert)).ShouldBeProblem(HttpStatusCode.NotFound, "queue_token_not_found");
    }

    // The access token of the customer lives for a day, so the rows move and not the clock.
    private Task<int> EndedBeforeAsync(Person person, string interval) =>
        service.Sql.ExecuteAsync(
            $"""
            UPDATE queue_tokens
            SET expires_at = expires_at - interval '{interval}', ended_at = ended_at - interval '{interval}'
            WHERE user_id = $1
            """,
            person.UserId
        );

    [Fact]
    public async Task Get_SeveralHaveEnded_ReturnsTheLatest()
    {
        var concert = await service.Crowd.ConcertAsync();
        var (buyer, _) = await service.BuyerAsync(concert);
        var person = buyer with { Client = buyer.Client.WithoutQueueToken() };
        var completed = await person.GetTokenAsync(concert);
        await person.JoinAsync(concert);

        await person.LeaveAsync(concert);

        completed.Get<string>("status").Should().Be("completed");
        (await person.StatusAsync(concert)).Should().Be("left");
    }

    [Fact]
    public async Task Get_OtherCustomersTokenHasEnded_IsNotFound()
    {
        var concert = await service.Crowd.ConcertAsync();
        await service.BuyerAsync(concert);
        var stranger = await service.Crowd.CustomerAsync();

        var answer = await stranger.GetTokenAsync(concert);

        answer.ShouldBeProblem(HttpStatusCode.NotFound, "queue_token_not_found");
    }

    [Fact]
    public async Task Gate_TokenHasEnded_JoinsTheLine()
    {
        var concert = await service.Crowd.ConcertAsync();
        var person = await service.Crowd.CustomerAsync();
        var before = await person.JoinAsync(concert);
        await person.LeaveAsync(concert);

        (await person.Client.GetAsync(concert.Seats)).ShouldBe(HttpStatusCode.OK);

        var live = await person.GetTokenAsync(concert);
        live.Get<string>("status").Should().Be("active");
        live.Get<Guid>("tokenId").Should().NotBe(before.Get<Guid>("tokenId"));
    }
}

using System.Net;
using ConcertReservation.IntegrationTests.Hosting;
using ConcertReservation.IntegrationTests.Scale;

namespace ConcertReservation.IntegrationTests.Queue;

/// <summary>How long an admission lasts, and what ends it.</summary>
public sealed class AdmissionTests(OneInstance service) : IClassFixture<OneInstance>
{
    private static readonly TimeSpan ActiveFor = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan ClaimWithin = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Admission_AfterALongWait_LastsTheFullTimeFromActivation()
    {
        var (concert, active, next) = await OneInOneWaitingAsync();
        service.Clock.Advance(TimeSpan.FromMinutes(3));
        await active.LeaveAsync(concert);
        await service.AdmittedAsync(next);

        var token = await next.GetTokenAsync(concert);

        token.Get<string>("status").Should().Be("active");
        token.Get<long>("position").Should().Be(0);
        (token.Time("activatedAt") - token.Time("issuedAt")).Should().BeGreaterThan(TimeSpan.FromMinutes(3));
        (token.Time("expiresAt") - token.Time("activatedAt")).Should().Be(ActiveFor);
    }

    [Fact]
    public async Task Admission_AtItsEnd_ExpiresAndTheNextCustomerIsAdmitted()
    {
        var (concert, active, next) = await OneInOneWaitingAsync();
        var token = await active.GetTokenAsync(concert);

        service.Clock.AdvanceTo(token.Time("expiresAt"));

        (await active.StatusAsync(concert)).Should().Be("expired");
        await service.AdmittedAsync(next);
    }

    [Fact]
    public async Task Admission_JustBeforeItsEnd_IsStillActive()
    {
        var (concert, active, _) = await OneInOneWaitingAsync();
        var token = await active.GetTokenAsync(concert);

        service.Clock.AdvanceTo(token.Time("expiresAt").AddSeconds(-20));

        (await active.StatusAsync(concert)).Should().Be("active");
        (await active.Client.GetAsync(concert.Seats)).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Admission_NeverClaimed_ExpiresEarly()
    {
        var (concert, active, noShow) = await OneInOneWaitingAsync();
        var next = await service.VisitorAsync(concert);
        await active.LeaveAsync(concert);
        await service.AdmittedAsync(noShow);

        service.Clock.Advance(ClaimWithin + TimeSpan.FromSeconds(1));

        await service.AdmittedAsync(next);
        (await noShow.StatusAsync(concert)).Should().Be("expired");
    }

    [Theory]
    [InlineData("look")]
    [InlineData("use")]
    [InlineData("join")]
    public async Task Admission_ClaimedInTime_DoesNotExpireEarly(string how)
    {
        var (concert, active, next) = await OneInOneWaitingAsync();
        await active.LeaveAsync(concert);
        await service.AdmittedAsync(next);
        await (
            how switch
            {
                "look" => next.GetTokenAsync(concert),
                "use" => next.Client.GetAsync(concert.Seats),
                _ => next.JoinAsync(concert),
            }
        );

        service.Clock.Advance(ClaimWithin + TimeSpan.FromSeconds(1));

        (await next.StatusAsync(concert)).Should().Be("active");
    }

    [Theory]
    [InlineData("queue")]
    [InlineData("seats")]
    public async Task Admission_OnlyAStreamIsOpen_ExpiresEarly(string type)
    {
        var (concert, active, hidden) = await OneInOneWaitingAsync();
        var next = await service.VisitorAsync(concert);
        await active.LeaveAsync(concert);
        await service.AdmittedAsync(hidden);
        using var http = service.Hosts[0].CreateClient();
        var path = type == "queue" ? $"{concert.Line}/events" : $"{concert.StatesOf(concert.PerformanceId)}/events";

        await using var opened = await EventStream.OpenAsync(http, hidden, path, type);
        await using var openedAgain = await EventStream.OpenAsync(http, hidden, path, type);
        await opened.NextAsync();
        service.Clock.Advance(ClaimWithin + TimeSpan.FromSeconds(1));

        await service.AdmittedAsync(next);
    }

    [Fact]
    public async Task Admission_WithAHold_LastsUntilTheHoldEnds()
    {
        var concert = await service.Crowd.ConcertAsync();
        var person = await service.VisitorAsync(concert, 100_000);
        service.Clock.Advance(ActiveFor - TimeSpan.FromSeconds(30));

        var held = await person.HoldAsync(concert, concert.SeatIds[0]);

        var token = await person.GetTokenAsync(concert);
        token.Time("expiresAt").Should().BeOnOrAfter(held.Time("expiresAt"));
        service.Clock.AdvanceTo(held.Time("expiresAt").AddSeconds(-20));
        (await person.PayAsync(held.Get<Guid>("reservationId"))).ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task Admission_WithAShortHold_IsNotShortened()
    {
        var concert = await service.Crowd.ConcertAsync(policy: RequestBodies.Policy(holdFor: "00:00:30"));
        var person = await service.VisitorAsync(concert);
        var before = await person.GetTokenAsync(concert);

        await person.HoldAsync(concert, concert.SeatIds[0]);

        (await person.GetTokenAsync(concert)).Time("expiresAt").Should().Be(before.Time("expiresAt"));
    }

    [Fact]
    public async Task Admission_WithAPayment_IsCompletedAndTheNextCustomerIsAdmitted()
    {
        var concert = await service.Crowd.ConcertAsync(policy: RequestBodies.Policy(maxActive: 1));
        var (buyer, reservationId) = await service.HolderAsync(concert, 100_000);
        var next = await service.VisitorAsync(concert);

        await buyer.PayAsync(reservationId);

        (await buyer.StatusAsync(concert)).Should().Be("completed");
        await service.AdmittedAsync(next);
    }

    [Fact]
    public async Task Join_AfterAPayment_GetsANewTokenAtTheEnd()
    {
        var concert = await service.Crowd.ConcertAsync(policy: RequestBodies.Policy(maxActive: 1));
        var (buyer, reservationId) = await service.HolderAsync(concert, 100_000);
        var before = await buyer.GetTokenAsync(concert);
        var next = await service.VisitorAsync(concert);
        await buyer.PayAsync(reservationId);

        var again = await buyer.JoinAsync(concert);

        again.ShouldBe(HttpStatusCode.Created).Get<Guid>("tokenId").Should().NotBe(before.Get<Guid>("tokenId"));
        again.Get<string>("status").Should().Be("waiting");
        await service.AdmittedAsync(next);
    }

    [Fact]
    public async Task Join_AfterTheAdmissionExpired_GetsANewToken()
    {
        var concert = await service.Crowd.ConcertAsync();
        var person = await service.VisitorAsync(concert);
        var before = await person.GetTokenAsync(concert);
        service.Clock.AdvanceTo(before.Time("expiresAt"));

        var again = await person.JoinAsync(concert);

        again.ShouldBe(HttpStatusCode.Created).Get<Guid>("tokenId").Should().NotBe(before.Get<Guid>("tokenId"));
        again.Get<string>("status").Should().Be("active");
    }

    [Fact]
    public async Task Admission_WholeLine_FollowsTheOrderOfArrival()
    {
        var concert = await service.FullConcertAsync();
        var line = new List<Person>();
        for (var i = 0; i < 5; i++)
            line.Add(await service.VisitorAsync(concert));

        await service.ChangePolicyAsync(concert, RequestBodies.Policy(maxActive: 3));

        await service.AdmittedAsync(line[1]);
        (await line[0].StatusAsync(concert)).Should().Be("active");
        (await line[2].PositionAsync(concert)).Should().Be(1);
        (await line[4].PositionAsync(concert)).Should().Be(3);
    }

    private async Task<(ConcertOnSale Concert, Person Active, Person Next)> OneInOneWaitingAsync()
    {
        var concert = await service.Crowd.ConcertAsync(policy: RequestBodies.Policy(maxActive: 1));
        var active = await service.VisitorAsync(concert);
        return (concert, active, await service.VisitorAsync(concert));
    }
}

using System.Net;
using ConcertReservation.IntegrationTests.Hosting;

namespace ConcertReservation.IntegrationTests.Queue;

public sealed class JoinTests(OneInstance service) : IClassFixture<OneInstance>
{
    [Fact]
    public async Task Join_FreeSlotAndEmptyLine_IsActiveFromTheStart()
    {
        var concert = await service.Crowd.ConcertAsync();

        var joined = await (await service.Crowd.CustomerAsync()).JoinAsync(concert);

        joined.ShouldBe(HttpStatusCode.Created).Json.ShouldHaveFields(Places.Fields);
        joined["tokenId"].ShouldBeVersion7();
        joined.Get<long>("concertId").Should().Be(concert.ConcertId);
        joined.Get<string>("status").Should().Be("active");
        joined.Get<long>("position").Should().Be(0);
        joined.Get<long>("ahead").Should().Be(0);
        joined.Get<bool>("soldOut").Should().BeFalse();
        joined.Time("activatedAt").Should().BeOnOrAfter(joined.Time("issuedAt"));
        (joined.Time("expiresAt") - joined.Time("activatedAt")).Should().Be(TimeSpan.FromMinutes(5));
    }

    [Fact]
    public async Task Join_NoFreeSlot_WaitsAtTheEndOfTheLine()
    {
        var concert = await service.FullConcertAsync();
        await service.VisitorAsync(concert);

        var joined = await (await service.Crowd.CustomerAsync()).JoinAsync(concert);

        joined.ShouldBe(HttpStatusCode.Created).Json.ShouldHaveFields(Places.Fields);
        joined.Get<string>("status").Should().Be("waiting");
        joined.Get<long>("position").Should().Be(2);
        joined.Get<long>("ahead").Should().Be(1);
        joined["activatedAt"].Should().BeNull();
        joined["expiresAt"].Should().BeNull();
        joined.Get<int>("pollAfterSeconds").Should().BeInRange(1, 10);
    }

    [Fact]
    public async Task Join_FirstTime_LocatesTheToken()
    {
        var concert = await service.FullConcertAsync();
        var person = await service.Crowd.CustomerAsync();
        var joined = await person.JoinAsync(concert);

        var found = await person.Client.FollowAsync(joined);

        found.ShouldBe(HttpStatusCode.OK).Get<Guid>("tokenId").Should().Be(joined.Get<Guid>("tokenId"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Join_Again_KeepsTokenAndPlace(bool waiting)
    {
        var concert = waiting ? await service.FullConcertAsync() : await service.Crowd.ConcertAsync();
        var person = await service.Crowd.CustomerAsync();
        var first = await person.JoinAsync(concert);

        var second = await person.JoinAsync(concert);

        second.ShouldBe(HttpStatusCode.OK).Json.ShouldHaveFields(Places.Fields);
        second.Get<Guid>("tokenId").Should().Be(first.Get<Guid>("tokenId"));
        second.Get<long>("position").Should().Be(first.Get<long>("position"));
        second.Time("issuedAt").Should().Be(first.Time("issuedAt"));
    }

    [Fact]
    public async Task Join_Again_ReturnsTheSameTokenText()
    {
        var concert = await service.FullConcertAsync();
        var person = await service.Crowd.CustomerAsync();
        var first = await person.JoinAsync(concert);

        var second = await person.JoinAsync(concert);

        second.Get<string>("token").Should().Be(first.Get<string>("token"));
    }

    [Fact]
    public async Task Join_TwoConcerts_ReturnsATokenForEach()
    {
        var person = await service.Crowd.CustomerAsync();

        var first = await person.JoinAsync(await service.Crowd.ConcertAsync());
        var second = await person.JoinAsync(await service.Crowd.ConcertAsync());

        second.ShouldBe(HttpStatusCode.Created).Get<Guid>("tokenId").Should().NotBe(first.Get<Guid>("tokenId"));
    }

    [Fact]
    public async Task Join_UnknownConcert_IsNotFound()
    {
        var person = await service.Crowd.CustomerAsync();

        var answer = await person.Client.PostAsync("/concerts/999999/queue-token");

        answer.ShouldBeProblem(HttpStatusCode.NotFound, "concert_not_found");
    }

    [Fact]
    public async Task Join_WithoutAnAccessToken_IsUnauthenticated()
    {
        var concert = await service.Crowd.ConcertAsync();

        var answer = await service.Client().PostAsync(concert.Line);

        answer.ShouldBeProblem(HttpStatusCode.Unauthorized, "unauthenticated");
    }

    [Fact]
    public async Task Join_BeforeTheSaleOpens_ReturnsTheOpeningTime()
    {
        var opensAt = service.Clock.GetUtcNow().AddHours(1);
        var concert = await OnSaleBetweenAsync(opensAt, null);
        var person = await service.Crowd.CustomerAsync();

        var early = await person.JoinAsync(concert);
        service.Clock.AdvanceTo(opensAt);
        var inTime = await person.JoinAsync(concert);

        early.ShouldBeProblem(HttpStatusCode.Conflict, "sale_not_open");
        early.Time("saleOpensAt").Should().BeCloseTo(opensAt, TimeSpan.FromMilliseconds(1));
        inTime.ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task Join_AfterTheSaleHasClosed_IsRefused()
    {
        var closesAt = service.Clock.GetUtcNow().AddHours(1);
        var concert = await OnSaleBetweenAsync(null, closesAt);
        var person = await service.Crowd.CustomerAsync();

        service.Clock.AdvanceTo(closesAt);
        var late = await person.JoinAsync(concert);

        late.ShouldBeProblem(HttpStatusCode.Conflict, "sale_closed");
    }

    private async Task<ConcertOnSale> OnSaleBetweenAsync(DateTimeOffset? opensAt, DateTimeOffset? closesAt)
    {
        var announced = await service.AnnounceAsync(
            new
            {
                title = "창구",
                venue = RequestBodies.Venue,
                saleOpensAt = opensAt,
                saleClosesAt = closesAt,
                performances = new[] { new { startsAt = service.Clock.GetUtcNow().AddDays(30) } },
            }
        );
        return await service.OnSaleAsync(announced.ShouldBe(HttpStatusCode.Created));
    }
}

using System.Net;

namespace ConcertReservation.IntegrationTests.Queue;

public sealed class LeaveTests(OneInstance service) : IClassFixture<OneInstance>
{
    [Fact]
    public async Task Leave_Waiting_MovesTheOthersUp()
    {
        var concert = await service.FullConcertAsync();
        var first = await service.VisitorAsync(concert);
        var second = await service.VisitorAsync(concert);
        var third = await service.VisitorAsync(concert);
        (await third.PositionAsync(concert)).Should().Be(3);

        await second.LeaveAsync(concert);

        (await first.PositionAsync(concert)).Should().Be(1);
        (await third.PositionAsync(concert)).Should().Be(2);
    }

    [Fact]
    public async Task Leave_Active_AdmitsTheNextCustomer()
    {
        var concert = await service.Crowd.ConcertAsync(policy: RequestBodies.Policy(maxActive: 1));
        var active = await service.VisitorAsync(concert);
        var next = await service.VisitorAsync(concert);
        var last = await service.VisitorAsync(concert);

        await active.LeaveAsync(concert);

        await service.AdmittedAsync(next);
        (await next.StatusAsync(concert)).Should().Be("active");
        (await last.PositionAsync(concert)).Should().Be(1);
    }

    [Fact]
    public async Task Leave_WithAHold_ReleasesItAtOnce()
    {
        var concert = await service.Crowd.ConcertAsync();
        var (holder, reservationId) = await service.HolderAsync(concert);
        var other = await service.VisitorAsync(concert);

        await holder.LeaveAsync(concert);

        (await other.Client.SeatStatusAsync(concert, concert.SeatIds[0])).Should().Be("available");
        (await other.HoldAsync(concert, concert.SeatIds[0])).ShouldBe(HttpStatusCode.Created);
        var left = await holder.Client.GetAsync($"/reservations/{reservationId}");
        left.Get<string>("status").Should().Be("cancelled");
        left.Time("cancelledAt");
    }

    [Fact]
    public async Task Leave_WithAHoldForAnotherConcert_KeepsThatHold()
    {
        var here = await service.Crowd.ConcertAsync();
        var there = await service.Crowd.ConcertAsync();
        var (person, reservationId) = await service.HolderAsync(there);
        await person.JoinAsync(here);

        await person.LeaveAsync(here);

        var kept = await person.Client.GetAsync($"/reservations/{reservationId}");
        kept.Get<string>("status").Should().Be("held");
    }

    [Fact]
    public async Task Leave_AfterAPayment_KeepsTheTicket()
    {
        var concert = await service.Crowd.ConcertAsync();
        var (buyer, reservationId) = await service.BuyerAsync(concert);
        await buyer.JoinAsync(concert);

        await buyer.LeaveAsync(concert);

        (await buyer.Client.GetAsync($"/reservations/{reservationId}/ticket")).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Leave_NotInLine_Succeeds()
    {
        var concert = await service.Crowd.ConcertAsync();
        var person = await service.Crowd.CustomerAsync();

        var answer = await person.Client.DeleteAsync(concert.Line);

        answer.ShouldBe(HttpStatusCode.NoContent).Text.Should().BeEmpty();
    }

    [Fact]
    public async Task Leave_Twice_Succeeds()
    {
        var concert = await service.FullConcertAsync();
        var person = await service.VisitorAsync(concert);

        await person.LeaveAsync(concert);

        (await person.Client.DeleteAsync(concert.Line)).ShouldBe(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task Leave_WithoutAnAccessToken_IsUnauthenticated()
    {
        var concert = await service.Crowd.ConcertAsync();

        var answer = await service.Client().DeleteAsync(concert.Line);

        answer.ShouldBeProblem(HttpStatusCode.Unauthorized, "unauthenticated");
    }

    [Fact]
    public async Task Join_AfterLeaving_GetsANewPlaceAtTheEnd()
    {
        var concert = await service.FullConcertAsync();
        var person = await service.VisitorAsync(concert);
        await service.VisitorAsync(concert);
        var before = await person.GetTokenAsync(concert);
        await person.LeaveAsync(concert);

        var again = await person.JoinAsync(concert);

        again.ShouldBe(HttpStatusCode.Created).Get<Guid>("tokenId").Should().NotBe(before.Get<Guid>("tokenId"));
        before.Get<long>("position").Should().Be(1);
        again.Get<long>("position").Should().Be(2);
    }
}

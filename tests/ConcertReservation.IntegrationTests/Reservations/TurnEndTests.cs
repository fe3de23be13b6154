using System.Net;
using ConcertReservation.IntegrationTests.Hosting;
using ConcertReservation.IntegrationTests.Queue;

namespace ConcertReservation.IntegrationTests.Reservations;

/// <summary>A turn has an end, whatever its customer does.</summary>
public sealed class TurnEndTests(NoWorkers service) : IClassFixture<NoWorkers>
{
    private static readonly TimeSpan ActiveFor = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan HoldFor = TimeSpan.FromMinutes(2);

    [Theory]
    [InlineData(7)]
    [InlineData(59)]
    [InlineData(118)]
    public async Task Turn_ReleasedAndHeldAgainAndAgain_EndsAfterActiveForAndHoldFor(int everySeconds)
    {
        var concert = await ConcertAsync();
        var hoarder = await service.VisitorAsync(concert);
        var activatedAt = (await hoarder.GetTokenAsync(concert)).Time("activatedAt");

        Answer held;
        var lastEnd = DateTimeOffset.MinValue;
        while ((held = await hoarder.HoldAsync(concert, concert.SeatIds[0])).Status == HttpStatusCode.Created)
        {
            lastEnd = held.Time("expiresAt");
            service.Clock.Advance(TimeSpan.FromSeconds(everySeconds));
            await hoarder.Client.DeleteAsync($"/reservations/{held.Get<Guid>("reservationId")}");
        }

        held.ShouldBeProblem(HttpStatusCode.Unauthorized, "queue_token_expired");
        service.Clock.GetUtcNow().Should().BeOnOrAfter(activatedAt + ActiveFor);
        lastEnd.Should().BeBefore(activatedAt + ActiveFor + HoldFor);
        service.Clock.AdvanceTo(lastEnd);
        (await hoarder.StatusAsync(concert)).Should().NotBe("active");
    }

    [Fact]
    public async Task Turn_HeldAtTheLastMoment_LastsTheWholeHold()
    {
        var concert = await ConcertAsync();
        var (holder, _) = await service.HolderAsync(concert, balance: 100_000);
        var activatedAt = (await holder.GetTokenAsync(concert)).Time("activatedAt");
        service.Clock.AdvanceTo(activatedAt + ActiveFor - TimeSpan.FromSeconds(5));

        var held = await holder.HoldAsync(concert, concert.SeatIds[1]);

        (held.Time("expiresAt") - held.Time("heldAt")).Should().Be(HoldFor);
        service.Clock.AdvanceTo(held.Time("expiresAt") - TimeSpan.FromSeconds(5));
        (await holder.HoldAsync(concert, concert.SeatIds[2])).ShouldBeProblem(
            HttpStatusCode.Unauthorized,
            "queue_token_expired"
        );
        (await holder.PayAsync(held.Get<Guid>("reservationId"))).ShouldBe(HttpStatusCode.Created);
    }

    private Task<ConcertOnSale> ConcertAsync() =>
        service.Crowd.ConcertAsync(seats: 3, policy: RequestBodies.Policy(activeFor: "00:05:00", holdFor: "00:02:00"));
}

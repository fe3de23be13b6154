using System.Net;

namespace ConcertReservation.IntegrationTests.Concerts;

/// <summary>A version of the seat states is good on every instance.</summary>
public sealed class SeatVersionsTests(TwoInstances service) : IClassFixture<TwoInstances>
{
    [Fact]
    public async Task Find_SinceAVersionOfAnotherInstance_ReturnsWhatChangedSince()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 3);
        var visitor = await service.VisitorAsync(concert);
        var (here, there) = (visitor.At(0), visitor.At(1));
        var seen = await here.GetAsync(concert.SeatStates());
        await there.GetAsync(concert.SeatStates());
        await HoldHereAsync(concert, concert.SeatIds[0]);
        var held = await here.GetAsync(concert.SeatStates(seen.Get<string>("version")));

        // The copy of the other instance is from before the hold, and young enough: the version tells that it is old.
        var behind = await there.GetAsync(concert.SeatStates(held.Get<string>("version")));
        await HoldHereAsync(concert, concert.SeatIds[2]);
        var next = await here.GetAsync(concert.SeatStates(behind.Get<string>("version")));

        held.StatesAfter([0, 0, 0]).Should().Equal(1, 0, 0);
        behind["changes"].Should().NotBeNull();
        behind.StatesAfter([1, 0, 0]).Should().Equal(1, 0, 0);
        next["changes"].Should().NotBeNull("the version of the other instance is known here");
        next.StatesAfter([1, 0, 0]).Should().Equal(1, 0, 1);
    }

    private async Task HoldHereAsync(ConcertOnSale concert, long seatId)
    {
        var person = await service.VisitorAsync(concert);
        var held = await person
            .At(0)
            .PostAsync(concert.Reservations, new { performanceId = concert.PerformanceId, seatIds = new[] { seatId } });
        held.ShouldBe(HttpStatusCode.Created);
    }
}

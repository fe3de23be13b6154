using ConcertReservation.IntegrationTests.Hosting;
using ConcertReservation.IntegrationTests.People;

namespace ConcertReservation.IntegrationTests.Queue;

public sealed class SoldOutTests(OneInstance service) : IClassFixture<OneInstance>
{
    [Fact]
    public async Task SoldOut_WaitingWhenTheLastSeatIsSold_IsTrue()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 1);
        var (buyer, reservationId) = await service.HolderAsync(concert, 100_000);
        await service.ChangePolicyAsync(concert, Staging.Policy(paused: true));
        var waiting = await service.VisitorAsync(concert);
        var before = await waiting.LookAsync(concert);

        await buyer.PayAsync(reservationId);

        before.Get<bool>("soldOut").Should().BeFalse();
        var after = await waiting.LookAsync(concert);
        after.Get<string>("status").Should().Be("waiting");
        after.Get<bool>("soldOut").Should().BeTrue();
    }

    [Fact]
    public async Task SoldOut_ActiveWhenTheLastSeatIsSold_IsTrue()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 1);
        var active = await service.VisitorAsync(concert);
        await service.BuyerAsync(concert);

        var after = await active.LookAsync(concert);

        after.Get<string>("status").Should().Be("active");
        after.Get<bool>("soldOut").Should().BeTrue();
    }

    [Fact]
    public async Task SoldOut_WithTheLastSeatOnlyHeld_IsFalse()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 1);
        await service.HolderAsync(concert);
        await service.ChangePolicyAsync(concert, Staging.Policy(paused: true));
        var waiting = await service.VisitorAsync(concert);

        var place = await waiting.LookAsync(concert);

        place.Get<bool>("soldOut").Should().BeFalse();
    }
}

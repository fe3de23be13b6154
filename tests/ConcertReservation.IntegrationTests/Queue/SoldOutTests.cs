using ConcertReservation.IntegrationTests.Refunds;

namespace ConcertReservation.IntegrationTests.Queue;

public sealed class SoldOutTests(OneInstance service) : IClassFixture<OneInstance>
{
    [Fact]
    public async Task SoldOut_WaitingWhenTheLastSeatIsSold_IsTrue()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 1);
        var (buyer, reservationId) = await service.HolderAsync(concert, 100_000);
        await service.ChangePolicyAsync(concert, RequestBodies.Policy(paused: true));
        var waiting = await service.VisitorAsync(concert);
        var before = await waiting.GetTokenAsync(concert);

        await buyer.PayAsync(reservationId);

        before.Get<bool>("soldOut").Should().BeFalse();
        await Eventually.Is(async () => await IsSoldOutAsync(waiting, concert), "the concert is sold out");
        (await waiting.StatusAsync(concert)).Should().Be("waiting");
    }

    [Fact]
    public async Task SoldOut_ActiveWhenTheLastSeatIsSold_IsTrue()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 1);
        var active = await service.VisitorAsync(concert);
        await service.BuyerAsync(concert);

        await Eventually.Is(async () => await IsSoldOutAsync(active, concert), "the concert is sold out");
        (await active.StatusAsync(concert)).Should().Be("active");
    }

    [Fact]
    public async Task SoldOut_LastSeatIsOnlyHeld_IsFalse()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 1);
        await service.HolderAsync(concert);
        await service.ChangePolicyAsync(concert, RequestBodies.Policy(paused: true));
        var waiting = await service.VisitorAsync(concert);

        var place = await waiting.GetTokenAsync(concert);

        place.Get<bool>("soldOut").Should().BeFalse();
    }

    [Fact]
    public async Task Join_SoldOut_WaitsUntilARefundReleasesASeat()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 1);
        var buyer = await service.Crowd.CustomerAsync(balance: 100_000);
        var reservationId = await buyer.BoughtAsync(concert, concert.SeatIds[0]);
        var first = await service.VisitorAsync(concert);
        var second = await service.VisitorAsync(concert);
        var places = new[] { await first.StatusAsync(concert), await second.StatusAsync(concert) };

        await buyer.RefundAsync(reservationId);

        places.Should().Equal("waiting", "waiting");
        await service.AdmittedAsync(first);
        await service.AdmittedAsync(second);
        await first.HeldAsync(concert, concert.SeatIds[0]);
    }

    private static async Task<bool> IsSoldOutAsync(Person person, ConcertOnSale concert) =>
        (await person.GetTokenAsync(concert)).Get<bool>("soldOut");
}

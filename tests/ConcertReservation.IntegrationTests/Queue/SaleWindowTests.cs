using System.Net;

namespace ConcertReservation.IntegrationTests.Queue;

/// <summary>What customers in line may do when the sale closes, or when its opening is moved.</summary>
public sealed class SaleWindowTests(OneInstance service) : IClassFixture<OneInstance>
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Join_LiveTokenOutsideTheSale_ReturnsTheSameToken(bool closes)
    {
        var concert = await service.FullConcertAsync();
        var waiting = await service.Crowd.CustomerAsync();
        var before = await waiting.JoinAsync(concert);
        await EndSaleAsync(concert, closes);

        var after = await waiting.JoinAsync(concert);

        after.ShouldBe(HttpStatusCode.OK).Get<Guid>("tokenId").Should().Be(before.Get<Guid>("tokenId"));
        after.Get<long>("position").Should().Be(before.Get<long>("position"));
    }

    [Theory]
    [InlineData(true, "sale_closed")]
    [InlineData(false, "sale_not_open")]
    public async Task Hold_AdmittedAndOutsideTheSale_IsRefused(bool closes, string code)
    {
        var concert = await service.Crowd.ConcertAsync();
        var (holder, reservationId) = await service.HolderAsync(concert, balance: 10_000);
        await EndSaleAsync(concert, closes);

        var another = await holder.HoldAsync(concert, concert.SeatIds[1]);

        another.ShouldBeProblem(HttpStatusCode.Conflict, code);
        (await holder.PayAsync(reservationId)).ShouldBe(HttpStatusCode.Created);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Admission_SlotIsFreeOutsideTheSale_AdmitsNoCustomer(bool closes)
    {
        var concert = await service.Crowd.ConcertAsync(policy: RequestBodies.Policy(maxActive: 1));
        var active = await service.VisitorAsync(concert);
        var waiting = await service.VisitorAsync(concert);
        await EndSaleAsync(concert, closes);
        await active.LeaveAsync(concert);

        var admitted = await service.AdmitAsync(concert);

        admitted.Should().Be(0);
        (await waiting.StatusAsync(concert)).Should().Be("waiting");
        (await waiting.HoldAsync(concert, concert.SeatIds[0])).ShouldBe(HttpStatusCode.Accepted);
    }

    private async Task EndSaleAsync(ConcertOnSale concert, bool closes)
    {
        var now = service.Clock.GetUtcNow();
        object change = closes
            ? new { saleOpensAt = now.AddHours(-2), saleClosesAt = now.AddHours(-1) }
            : new { saleOpensAt = now.AddHours(1) };
        var staff = await service.Crowd.OperatorAsync();
        (await staff.Client.PatchAsync($"/admin{concert.Path}", change)).ShouldBe(HttpStatusCode.OK);
    }
}

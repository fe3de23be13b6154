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

    private async Task EndSaleAsync(ConcertOnSale concert, bool closes)
    {
        var now = service.Clock.GetUtcNow();
        object change = closes
            ? new { saleOpensAt = now.AddHours(-2), saleClosesAt = now.AddHours(-1) }
            : new { saleOpensAt = now.AddHours(1) };
        var staff = await service.Crowd.OperatorAsync();
        (await staff.PatchAsync($"/admin{concert.Path}", change)).ShouldBe(HttpStatusCode.OK);
    }
}

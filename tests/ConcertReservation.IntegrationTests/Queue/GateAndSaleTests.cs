using System.Net;

namespace ConcertReservation.IntegrationTests.Queue;

/// <summary>The gate joins the line for a caller who is not in it, so it has the same refusals as a join.</summary>
public sealed class GateAndSaleTests(OneInstance service) : IClassFixture<OneInstance>
{
    [Theory]
    [InlineData("performances")]
    [InlineData("performances/1/seats")]
    [InlineData("availability")]
    public async Task Gate_UnknownConcert_IsNotFound(string path)
    {
        var person = await service.Crowd.CustomerAsync();

        var answer = await person.Client.GetAsync($"/concerts/999999/{path}");

        answer.ShouldBeProblem(HttpStatusCode.NotFound, "concert_not_found");
    }

    [Fact]
    public async Task Gate_BeforeTheSaleOpens_ReturnsTheOpeningTime()
    {
        var now = service.Clock.GetUtcNow();
        var announced = await service.AnnounceAsync(
            new
            {
                title = "아직",
                venue = RequestBodies.Venue,
                saleOpensAt = now.AddDays(1),
                performances = new[] { new { startsAt = now.AddDays(30) } },
            }
        );
        var concert = await service.OnSaleAsync(announced);
        var person = await service.Crowd.CustomerAsync();

        var answer = await person.Client.GetAsync(concert.Seats);

        answer.ShouldBeProblem(HttpStatusCode.Conflict, "sale_not_open").Time("saleOpensAt");
    }

    [Fact]
    public async Task Gate_ReservationOfAnotherCustomer_DoesNotRevealThatItExists()
    {
        var concert = await service.Crowd.ConcertAsync();
        var (_, reservationId) = await service.HolderAsync(concert);
        var otherCustomer = await service.VisitorAsync(concert);

        var answer = await otherCustomer.PayAsync(reservationId);

        answer.ShouldBeProblem(HttpStatusCode.NotFound, "reservation_not_found");
    }

    [Fact]
    public async Task Gate_CalledTwice_ReturnsTheSamePlace()
    {
        var concert = await service.FullConcertAsync();
        var person = await service.Crowd.CustomerAsync();

        var first = await person.Client.GetAsync(concert.Seats);
        var second = await person.Client.GetAsync(concert.Seats);

        var tokenId = first["queue"]!["tokenId"]!.GetValue<string>();
        second["queue"]!["tokenId"]!.GetValue<string>().Should().Be(tokenId);
    }
}

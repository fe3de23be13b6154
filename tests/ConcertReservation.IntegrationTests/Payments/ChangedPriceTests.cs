using System.Net;
using System.Text.Json.Nodes;
using ConcertReservation.IntegrationTests.Races;
using ConcertReservation.IntegrationTests.Refunds;

namespace ConcertReservation.IntegrationTests.Payments;

/// <summary>
/// The price of a seat changes after the hold. The customer pays the price at the hold, and gets it back.
/// </summary>
public sealed class ChangedPriceTests(OneInstance service) : IClassFixture<OneInstance>
{
    [Fact]
    public async Task Pay_PriceHasChangedSinceTheHold_CostsThePriceAtTheHold()
    {
        var (concert, buyer, reservationId) = await HeldAsync();
        await ChangePricesAsync(concert);

        var paid = await buyer.Client.PostAsync($"/reservations/{reservationId}/payment", new { amount = 2_000 });

        paid.ShouldBe(HttpStatusCode.Created).Get<long>("balance").Should().Be(3_000);
        await ShouldCostAsync(buyer, reservationId, 1_000, 1_000);
        await Invariants.HoldAsync(service);
    }

    [Fact]
    public async Task Refund_PriceHasChanged_ReturnsThePriceOfThePayment()
    {
        var (concert, buyer, reservationId) = await HeldAsync();
        await buyer.PaidAsync(reservationId);
        await ChangePricesAsync(concert);

        var refund = await buyer.RefundAsync(reservationId);

        refund.ShouldBe(HttpStatusCode.Created).Get<long>("amount").Should().Be(2_000);
        (await buyer.BalanceAsync()).Should().Be(5_000);
        await Invariants.HoldAsync(service);
    }

    [Fact]
    public async Task Refund_SeatAfterSeatWithAChangedPrice_ReturnsThePriceOfThePayment()
    {
        var (concert, buyer, reservationId) = await HeldAsync();
        await buyer.PaidAsync(reservationId);
        await ChangePricesAsync(concert);

        var part = await RefundAsync(buyer, reservationId, concert.SeatIds[0]);
        await ShouldCostAsync(buyer, reservationId, 1_000);
        var stats = await (await service.Crowd.OperatorAsync()).Client.GetAsync($"/admin{concert.Path}/stats");
        var rest = await RefundAsync(buyer, reservationId, concert.SeatIds[1]);

        part.ShouldBe(HttpStatusCode.Created).Get<long>("amount").Should().Be(1_000);
        stats.Get<long>("revenue").Should().Be(1_000);
        rest.ShouldBe(HttpStatusCode.Created).Get<long>("amount").Should().Be(1_000);
        (await buyer.BalanceAsync()).Should().Be(5_000);
        await Invariants.HoldAsync(service);
    }

    [Fact]
    public async Task Hold_AfterTheChange_CostsTheNewPrice()
    {
        var (concert, _, _) = await HeldAsync();
        await ChangePricesAsync(concert);
        var next = await (await service.Crowd.CustomerAsync(balance: 7_000)).InLineAsync(concert);

        var reservationId = await next.PaidAsync(await next.HeldAsync(concert, concert.SeatIds[2]));

        (await next.BalanceAsync()).Should().Be(0);
        await ShouldCostAsync(next, reservationId, 7_000);
        await Invariants.HoldAsync(service);
    }

    private async Task<(ConcertOnSale Concert, Person Buyer, Guid ReservationId)> HeldAsync()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 3, price: 1_000);
        var buyer = await (await service.Crowd.CustomerAsync(balance: 5_000)).InLineAsync(concert);
        return (concert, buyer, await buyer.HeldAsync(concert, concert.SeatIds[0], concert.SeatIds[1]));
    }

    private Task<int> ChangePricesAsync(ConcertOnSale concert) =>
        service.Sql.ExecuteAsync("UPDATE seats SET price = 7000 WHERE concert_id = $1", concert.ConcertId);

    private static Task<Answer> RefundAsync(Person buyer, Guid reservationId, long seatId) =>
        buyer.Client.PostAsync($"/reservations/{reservationId}/refund", new { seatIds = new[] { seatId } });

    private static async Task ShouldCostAsync(Person buyer, Guid reservationId, params long[] prices)
    {
        var reservation = await buyer.Client.GetAsync($"/reservations/{reservationId}");
        reservation.Get<long>("totalPrice").Should().Be(prices.Sum());
        reservation["seats"]!.AsArray().Select(PriceOf).Should().Equal(prices);
    }

    private static long PriceOf(JsonNode? seat) => seat!["price"]!.GetValue<long>();
}

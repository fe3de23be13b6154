using System.Net;

namespace ConcertReservation.IntegrationTests.Payments;

public sealed class PayTests(OneInstance service) : IClassFixture<OneInstance>
{
    [Fact]
    public async Task Pay_Hold_ReturnsTheReceipt()
    {
        var concert = await service.Crowd.ConcertAsync(price: 30_000);
        var (person, reservationId) = await service.HolderAsync(concert, 100_000);

        var paid = await person.PayAsync(reservationId);

        paid.ShouldBe(HttpStatusCode.Created)
            .Json.ShouldHaveFields("paymentId", "reservationId", "amount", "paidAt", "balance");
        paid["paymentId"].ShouldBeVersion7();
        paid.Get<Guid>("reservationId").Should().Be(reservationId);
        paid.Get<long>("amount").Should().Be(30_000);
        paid.Get<long>("balance").Should().Be(70_000);
        paid.Time("paidAt");
    }

    [Fact]
    public async Task Pay_Hold_LocatesThePayment()
    {
        var concert = await service.Crowd.ConcertAsync();
        var (person, reservationId) = await service.HolderAsync(concert, 100_000);
        var paid = await person.PayAsync(reservationId);

        var found = await person.Client.FollowAsync(paid);

        found.ShouldBe(HttpStatusCode.OK).Get<Guid>("paymentId").Should().Be(paid.Get<Guid>("paymentId"));
    }

    [Fact]
    public async Task Pay_Hold_ChangesWalletSeatsAndReservationTogether()
    {
        var concert = await service.Crowd.ConcertAsync(price: 30_000);
        var (person, reservationId) = await service.HolderAsync(concert, 100_000);

        var paid = await person.PayAsync(reservationId);

        (await person.BalanceAsync()).Should().Be(70_000);
        var entry = (await person.Client.GetAsync("/balance/entries")).Items()[0];
        entry["amount"]!.GetValue<long>().Should().Be(-30_000);
        entry["paymentId"]!.GetValue<Guid>().Should().Be(paid.Get<Guid>("paymentId"));
        entry["reservationId"]!.GetValue<Guid>().Should().Be(reservationId);
        (await person.Client.GetAsync($"/reservations/{reservationId}")).Get<string>("status").Should().Be("paid");
        (await person.Client.GetAsync(concert.Line)).Get<string>("status").Should().Be("completed");
        var viewer = await service.VisitorAsync(concert);
        (await viewer.Client.SeatStatusAsync(concert, concert.SeatIds[0])).Should().Be("sold");
    }

    [Fact]
    public async Task Pay_WithTheRightAmount_IsAccepted()
    {
        var concert = await service.Crowd.ConcertAsync(price: 30_000);
        var (person, reservationId) = await service.HolderAsync(concert, 100_000);

        var paid = await person.Client.PostAsync($"/reservations/{reservationId}/payment", new { amount = 30_000 });

        paid.ShouldBe(HttpStatusCode.Created);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"amount": null}""")]
    public async Task Pay_WithABodyButNoAmount_IsAccepted(string body)
    {
        var concert = await service.Crowd.ConcertAsync();
        var (person, reservationId) = await service.HolderAsync(concert, 100_000);

        var paid = await person.Client.PostRawAsync($"/reservations/{reservationId}/payment", body);

        paid.ShouldBe(HttpStatusCode.Created);
    }

    [Theory]
    [InlineData(29_999)]
    [InlineData(30_001)]
    [InlineData(0)]
    [InlineData(long.MaxValue)]
    public async Task Pay_WithAnotherAmount_IsRefusedAndChangesNothing(long amount)
    {
        var concert = await service.Crowd.ConcertAsync(price: 30_000);
        var (person, reservationId) = await service.HolderAsync(concert, 100_000);

        var answer = await person.Client.PostAsync($"/reservations/{reservationId}/payment", new { amount });

        answer.ShouldBeProblem(HttpStatusCode.Conflict, "amount_mismatch");
        await ShouldStillBePayableAsync(person, reservationId, 100_000);
    }

    [Fact]
    public async Task Pay_BalanceTooLow_ReturnsTheBalanceAndThePrice()
    {
        var concert = await service.Crowd.ConcertAsync(price: 30_000);
        var (person, reservationId) = await service.HolderAsync(concert, 29_999);

        var answer = await person.PayAsync(reservationId);

        answer.ShouldBeProblem(HttpStatusCode.PaymentRequired, "insufficient_balance");
        answer.Get<long>("balance").Should().Be(29_999);
        answer.Get<long>("required").Should().Be(30_000);
        await ShouldStillBePayableAsync(person, reservationId, 29_999);
    }

    [Fact]
    public async Task Pay_AgainAfterACharge_IsAccepted()
    {
        var concert = await service.Crowd.ConcertAsync(price: 30_000);
        var (person, reservationId) = await service.HolderAsync(concert, 29_999);
        await person.PayAsync(reservationId);
        await person.Client.PostAsync("/balance/charges", new { amount = 1 });

        var paid = await person.PayAsync(reservationId);

        paid.ShouldBe(HttpStatusCode.Created).Get<long>("balance").Should().Be(0);
    }

    [Fact]
    public async Task Pay_ForFreeSeats_IsAccepted()
    {
        var concert = await service.Crowd.ConcertAsync(price: 0);
        var (person, reservationId) = await service.HolderAsync(concert);

        var paid = await person.PayAsync(reservationId);

        paid.ShouldBe(HttpStatusCode.Created).Get<long>("amount").Should().Be(0);
    }

    [Fact]
    public async Task Pay_Twice_IsRefused()
    {
        var concert = await service.Crowd.ConcertAsync();
        var (buyer, reservationId) = await service.BuyerAsync(concert);
        var balance = await buyer.BalanceAsync();

        var answer = await buyer.Client.WithoutQueueToken().PostAsync($"/reservations/{reservationId}/payment");

        answer.ShouldBeProblem(HttpStatusCode.Conflict, "reservation_already_paid");
        (await buyer.BalanceAsync()).Should().Be(balance);
    }

    [Fact]
    public async Task Pay_ReleasedHold_IsRefused()
    {
        var concert = await service.Crowd.ConcertAsync();
        var (person, reservationId) = await service.HolderAsync(concert, 100_000);
        await person.Client.DeleteAsync($"/reservations/{reservationId}");

        var answer = await person.PayAsync(reservationId);

        answer.ShouldBeProblem(HttpStatusCode.Conflict, "reservation_cancelled");
        (await person.BalanceAsync()).Should().Be(100_000);
    }

    private static async Task ShouldStillBePayableAsync(Person person, Guid reservationId, long balance)
    {
        (await person.BalanceAsync()).Should().Be(balance);
        (await person.Client.GetAsync($"/reservations/{reservationId}")).Get<string>("status").Should().Be("held");
        (await person.Client.GetAsync("/payments")).Items().Should().BeEmpty();
    }
}

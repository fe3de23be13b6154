using System.Net;

namespace ConcertReservation.IntegrationTests.Refunds;

/// <summary>What a refund of a paid reservation changes.</summary>
public sealed class RefundTests(OneInstance service) : IClassFixture<OneInstance>
{
    [Fact]
    public async Task Refund_PaidReservation_ReturnsTheMoney()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 2, price: 10_000);
        var buyer = await service.Crowd.CustomerAsync(balance: 50_000);
        var reservationId = await buyer.BoughtAsync(concert, [.. concert.SeatIds]);

        var refund = await buyer.RefundAsync(reservationId);

        refund.ShouldBe(HttpStatusCode.Created);
        refund
            .Json.AsObject()
            .Select(f => f.Key)
            .Should()
            .Equal("refundId", "reservationId", "amount", "refundedAt", "balance");
        refund.Get<Guid>("reservationId").Should().Be(reservationId);
        refund.Get<long>("amount").Should().Be(20_000);
        refund.Get<long>("balance").Should().Be(50_000);
        refund.Headers.Location.Should().Be($"/api/v1/reservations/{reservationId}");
        (await buyer.BalanceAsync()).Should().Be(50_000);
    }

    [Fact]
    public async Task Refund_PaidReservation_WritesAnEntry()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 1, price: 10_000);
        var buyer = await service.Crowd.CustomerAsync(balance: 30_000);
        var reservationId = await buyer.BoughtAsync(concert, concert.SeatIds[0]);
        var paymentId = (await buyer.Client.GetAsync("/payments"))["items"]![0]!["paymentId"]!.GetValue<Guid>();

        await buyer.RefundAsync(reservationId);

        var entries = (await buyer.Client.GetAsync("/balance/entries"))["items"]!.AsArray();
        entries.Select(e => e!["cause"]!.GetValue<string>()).Should().Equal("refund", "payment", "charge");
        entries[0]!["amount"]!.GetValue<long>().Should().Be(10_000);
        entries[0]!["balanceAfter"]!.GetValue<long>().Should().Be(30_000);
        entries[0]!["reservationId"]!.GetValue<Guid>().Should().Be(reservationId);
        entries[0]!["paymentId"]!.GetValue<Guid>().Should().Be(paymentId);
    }

    [Fact]
    public async Task Refund_PaidReservation_AppearsInTheLists()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 1);
        var buyer = await service.Crowd.CustomerAsync(balance: 30_000);
        var reservationId = await buyer.BoughtAsync(concert, concert.SeatIds[0]);
        var before = (await buyer.Client.GetAsync("/payments"))["items"]![0]!["refundedAt"];

        var refundedAt = (await buyer.RefundAsync(reservationId)).Get<DateTimeOffset>("refundedAt");

        before.Should().BeNull();
        var payment = (await buyer.Client.GetAsync("/payments"))["items"]![0]!;
        payment["refundedAt"]!.GetValue<DateTimeOffset>().Should().Be(refundedAt);
        var one = await buyer.Client.GetAsync($"/payments/{payment["paymentId"]}");
        one.Get<DateTimeOffset>("refundedAt").Should().Be(refundedAt);
        var reservation = await buyer.Client.GetAsync($"/reservations/{reservationId}");
        reservation.Get<string>("status").Should().Be("refunded");
        reservation.Get<DateTimeOffset>("refundedAt").Should().Be(refundedAt);
    }

    [Fact]
    public async Task Refund_PaidReservation_MakesItsSeatsAvailableAtOnce()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 1);
        var buyer = await service.Crowd.CustomerAsync(balance: 30_000);
        var next = await (await service.Crowd.CustomerAsync(balance: 30_000)).InLineAsync(concert);
        var reservationId = await buyer.BoughtAsync(concert, concert.SeatIds[0]);
        (await next.HoldAsync(concert, concert.SeatIds[0])).ShouldBeProblem(
            HttpStatusCode.Conflict,
            "seat_unavailable"
        );

        (await buyer.RefundAsync(reservationId)).ShouldBe(HttpStatusCode.Created);

        var seats = (await next.Client.GetAsync(concert.Seats))["seats"]!.AsArray();
        seats.Select(s => s!["status"]!.GetValue<string>()).Should().Equal("available");
        await next.PaidAsync(await next.HeldAsync(concert, concert.SeatIds[0]));
    }

    [Fact]
    public async Task Refund_PaidReservation_VoidsItsTicket()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 1);
        var buyer = await service.Crowd.CustomerAsync(balance: 30_000);
        var reservationId = await buyer.BoughtAsync(concert, concert.SeatIds[0]);
        (await buyer.Client.GetAsync($"/reservations/{reservationId}/ticket")).ShouldBe(HttpStatusCode.OK);

        await buyer.RefundAsync(reservationId);

        foreach (var ticket in new[] { "ticket", "ticket.svg" })
            (await buyer.Client.GetAsync($"/reservations/{reservationId}/{ticket}")).ShouldBeProblem(
                HttpStatusCode.Conflict,
                "reservation_not_paid"
            );
    }

    [Fact]
    public async Task Refund_ReservationWithoutPrice_Succeeds()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 1, price: 0);
        var buyer = await service.Crowd.CustomerAsync();
        var reservationId = await buyer.BoughtAsync(concert, concert.SeatIds[0]);

        var refund = await buyer.RefundAsync(reservationId);

        refund.ShouldBe(HttpStatusCode.Created).Get<long>("amount").Should().Be(0);
    }

    [Fact]
    public async Task Refund_AllSeatsNamed_RefundsTheReservation()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 2, price: 1_000);
        var buyer = await service.Crowd.CustomerAsync(balance: 2_000);
        var reservationId = await buyer.BoughtAsync(concert, [.. concert.SeatIds]);

        var refund = await buyer.Client.PostAsync(
            $"/reservations/{reservationId}/refund",
            new { seatIds = concert.SeatIds.Reverse() }
        );

        refund.ShouldBe(HttpStatusCode.Created).Get<long>("balance").Should().Be(2_000);
    }
}

using System.Net;
using ConcertReservation.IntegrationTests.Idempotency;
using ConcertReservation.IntegrationTests.Refunds;

namespace ConcertReservation.IntegrationTests.Finding;

public sealed class StaffRefundTests(OneInstance service) : IClassFixture<OneInstance>
{
    [Fact]
    public async Task Refund_Paid_ReturnsTheMoneyAndTheSeats()
    {
        var (staff, buyer, concert, id) = await BoughtAsync(1);

        var refund = await staff.RefundForAsync(id);

        refund
            .ShouldBe(HttpStatusCode.Created)
            .Json.ShouldHaveFields("refundId", "reservationId", "amount", "refundedAt");
        refund.Get<long>("amount").Should().Be(10_000);
        refund.Headers.Location!.ToString().Should().Be($"/api/v1/admin/reservations/{id}");
        (await buyer.BalanceAsync()).Should().Be(20_000);
        (await buyer.Client.GetAsync($"/reservations/{id}")).Get<string>("status").Should().Be("refunded");
        (await service.Sql.ScalarAsync<string>("SELECT status FROM seats WHERE id = $1", concert.SeatIds[0]))
            .Should()
            .Be("available");
        (await staff.Client.FindBrokenInvariantsAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task Refund_AfterTheDeadlineOfTheCustomer_Succeeds()
    {
        var soon = service.Clock.GetUtcNow().AddHours(2);
        var concert = await (await service.Crowd.OperatorAsync()).Client.AnnounceAsync(
            new Announcement
            {
                StartsAt = [soon],
                Seats = 1,
                Price = 10_000,
            },
            service.Sql
        );
        var (buyer, id) = await service.BuyerAsync(concert);
        var staff = await service.Crowd.OperatorAsync();
        (await buyer.RefundAsync(id)).ShouldBeProblem(HttpStatusCode.Conflict, "refund_closed");

        (await staff.RefundForAsync(id)).ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task Refund_SomeSeats_LeavesTheOthersPaid()
    {
        var (staff, buyer, concert, id) = await BoughtAsync(2);

        var refund = await staff.RefundForAsync(id, [concert.SeatIds[1]]);

        refund.ShouldBe(HttpStatusCode.Created).Get<long>("amount").Should().Be(10_000);
        var left = await buyer.Client.GetAsync($"/reservations/{id}");
        (left.Get<string>("status"), left.Get<long>("totalPrice")).Should().Be(("paid", 10_000));
        (await staff.RefundForAsync(id, [concert.SeatIds[1]])).ShouldBeProblem(
            HttpStatusCode.BadRequest,
            "validation_failed"
        );
        (await staff.RefundForAsync(id)).ShouldBe(HttpStatusCode.Created);
        (await buyer.BalanceAsync()).Should().Be(30_000);
        (await staff.Client.FindBrokenInvariantsAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task Refund_UsedTicket_IsRefusedWithItsSeat()
    {
        var (staff, buyer, concert, id) = await BoughtAsync(2);
        await CheckInAsync(staff, buyer, concert, id);

        var refused = await staff.RefundForAsync(id);

        refused.ShouldBeProblem(HttpStatusCode.Conflict, "refund_closed");
        refused.Items("seatIds").Select(seat => seat.GetValue<long>()).Should().Equal(concert.SeatIds[0]);
        (await buyer.BalanceAsync()).Should().Be(10_000);
        (await staff.RefundForAsync(id, [concert.SeatIds[1]])).ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task Refund_NotPaid_IsRefused()
    {
        var (staff, _, _, id) = await BoughtAsync(1);
        (await staff.RefundForAsync(id)).ShouldBe(HttpStatusCode.Created);
        var (_, held) = await service.HolderAsync(await service.Crowd.ConcertAsync());

        (await staff.RefundForAsync(id)).ShouldBeProblem(HttpStatusCode.Conflict, "reservation_not_paid");
        (await staff.RefundForAsync(held)).ShouldBeProblem(HttpStatusCode.Conflict, "reservation_not_paid");
    }

    [Fact]
    public async Task Refund_UnknownReservation_IsNotFound()
    {
        var staff = await service.Crowd.OperatorAsync();
        var unknown = Guid.CreateVersion7(service.Clock.GetUtcNow());

        (await staff.RefundForAsync(unknown)).ShouldBeProblem(HttpStatusCode.NotFound, "reservation_not_found");
        (await staff.Client.GetAsync($"/admin/reservations/{unknown}")).ShouldBeProblem(
            HttpStatusCode.NotFound,
            "reservation_not_found"
        );
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"reason":null}""")]
    [InlineData("""{"reason":"  "}""")]
    [InlineData("""{"reason":"x","seatIds":[]}""")]
    [InlineData("""{"reason":"x","seatIds":[0]}""")]
    [InlineData("""{"reason":"x","seat":[0]}""")]
    public async Task Refund_WrongBody_ChangesNothing(string body)
    {
        var (staff, buyer, _, id) = await BoughtAsync(1);

        var refused = await staff.Client.PostRawAsync($"/admin/reservations/{id}/refund", body);

        refused.ShouldBeProblem(HttpStatusCode.BadRequest, "validation_failed");
        (await buyer.BalanceAsync()).Should().Be(10_000);
    }

    [Fact]
    public async Task Refund_ReasonOf500Characters_IsTheLongest()
    {
        var (staff, _, _, id) = await BoughtAsync(1);

        (await staff.RefundForAsync(id, reason: new string('김', 501))).ShouldBeProblem(
            HttpStatusCode.BadRequest,
            "validation_failed"
        );
        (await staff.RefundForAsync(id, reason: new string('김', 500))).ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task Refund_RepeatedWithItsKey_IsReplayed()
    {
        var (staff, buyer, _, id) = await BoughtAsync(1);
        var once = staff.WithKey("once");

        var first = await once.PostAsync($"/admin/reservations/{id}/refund", new { reason = "x" });
        var again = await once.PostAsync($"/admin/reservations/{id}/refund", new { reason = "x" });

        again.ShouldBe(HttpStatusCode.Created).Text.Should().Be(first.Text);
        (await buyer.BalanceAsync()).Should().Be(20_000);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Refund_DoneAndRefused_AreInTheAuditUnderTheOperator(bool hasKey)
    {
        var (staff, _, concert, id) = await BoughtAsync(1);
        var client = hasKey ? staff.WithKey("one") : staff.Client;
        var another = hasKey ? staff.WithKey("two") : staff.Client;
        await client.PostAsync($"/admin/reservations/{id}/refund", new { reason = "Flood" });
        await another.PostAsync($"/admin/reservations/{id}/refund", new { reason = "Again" });

        var entries = (await staff.Client.GetAsync("/admin/audit?limit=2")).Items("items");

        entries.Select(entry => entry["operatorId"]!.GetValue<Guid>()).Should().AllBeEquivalentTo(staff.UserId);
        entries.Select(entry => entry["target"]!.GetValue<string>()).Should().AllBe($"reservation/{id}");
        entries
            .Select(entry => entry["action"]!.GetValue<string>())
            .Should()
            .Equal("reservation.refund.refused", "reservation.refund");
        entries[0]["after"]!["code"]!.GetValue<string>().Should().Be("reservation_not_paid");
        entries[1]["after"]!["reason"]!.GetValue<string>().Should().Be("Flood");
        entries[1]["after"]!["seatIds"]!.AsArray().Single()!.GetValue<long>().Should().Be(concert.SeatIds[0]);
    }

    private async Task<(Person Staff, Person Buyer, ConcertOnSale Concert, Guid ReservationId)> BoughtAsync(int seats)
    {
        var concert = await service.Crowd.ConcertAsync(seats: seats, price: 10_000);
        var buyer = await service.Crowd.CustomerAsync(balance: 10_000 + seats * 10_000);
        var id = await buyer.BoughtAsync(concert, [.. concert.SeatIds]);
        return (await service.Crowd.OperatorAsync(), buyer, concert, id);
    }

    private static async Task CheckInAsync(Person staff, Person buyer, ConcertOnSale concert, Guid id)
    {
        var ticket = await buyer.Client.GetAsync($"/reservations/{id}/ticket");
        var code = ticket.Items("tickets")[0]["code"]!.GetValue<string>();
        (
            await staff.Client.PostAsync("/admin/check-ins", new { code, performanceId = concert.PerformanceId })
        ).ShouldBe(HttpStatusCode.OK);
    }
}

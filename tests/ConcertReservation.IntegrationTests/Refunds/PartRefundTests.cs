using System.Net;
using ConcertReservation.IntegrationTests.Races;

namespace ConcertReservation.IntegrationTests.Refunds;

/// <summary>Refunds of some seats of a reservation.</summary>
public sealed class PartRefundTests(OneInstance service) : IClassFixture<OneInstance>
{
    [Fact]
    public async Task Refund_OneSeat_KeepsTheOthers()
    {
        var (concert, buyer, reservationId) = await BoughtAsync(seats: 3);

        var refund = await RefundAsync(buyer, reservationId, concert.SeatIds[1]);

        refund.ShouldBe(HttpStatusCode.Created).Get<long>("amount").Should().Be(1_000);
        refund.Get<long>("balance").Should().Be(1_000);
        var reservation = await buyer.Client.GetAsync($"/reservations/{reservationId}");
        reservation.Get<string>("status").Should().Be("paid");
        reservation.Get<long>("totalPrice").Should().Be(2_000);
        reservation["refundedAt"].Should().BeNull();
        SeatIdsOf(reservation, "seats").Should().BeEquivalentTo([concert.SeatIds[0], concert.SeatIds[2]]);
        SeatIdsOf(await buyer.Client.GetAsync($"/reservations/{reservationId}/ticket"), "tickets")
            .Should()
            .BeEquivalentTo([concert.SeatIds[0], concert.SeatIds[2]]);
        await Invariants.HoldAsync(service);
    }

    [Fact]
    public async Task Refund_OneSeatAfterTheOther_EndsAsRefunded()
    {
        var (concert, buyer, reservationId) = await BoughtAsync(seats: 3);

        await RefundAsync(buyer, reservationId, concert.SeatIds[0]);
        await RefundAsync(buyer, reservationId, concert.SeatIds[1]);
        var last = await RefundAsync(buyer, reservationId, concert.SeatIds[2]);
        var another = await RefundAsync(buyer, reservationId, concert.SeatIds[2]);

        last.ShouldBe(HttpStatusCode.Created).Get<long>("balance").Should().Be(3_000);
        another.ShouldBeProblem(HttpStatusCode.Conflict, "reservation_not_paid");
        var reservation = await buyer.Client.GetAsync($"/reservations/{reservationId}");
        reservation.Get<string>("status").Should().Be("refunded");
        var payment = (await buyer.Client.GetAsync("/payments"))["items"]![0]!;
        payment["amount"]!.GetValue<long>().Should().Be(3_000);
        payment["refundedAmount"]!.GetValue<long>().Should().Be(3_000);
        payment["refundedAt"]!.GetValue<DateTimeOffset>().Should().Be(last.Get<DateTimeOffset>("refundedAt"));
        await Invariants.HoldAsync(service);
    }

    [Fact]
    public async Task Refund_RestAfterOneSeat_ReturnsOnlyTheRest()
    {
        var (concert, buyer, reservationId) = await BoughtAsync(seats: 3);
        await RefundAsync(buyer, reservationId, concert.SeatIds[0]);
        var payment = (await buyer.Client.GetAsync("/payments"))["items"]![0]!;

        var rest = await buyer.RefundAsync(reservationId);

        payment["refundedAmount"]!.GetValue<long>().Should().Be(1_000);
        payment["refundedAt"].Should().BeNull();
        rest.ShouldBe(HttpStatusCode.Created).Get<long>("amount").Should().Be(2_000);
        (await buyer.BalanceAsync()).Should().Be(3_000);
        await Invariants.HoldAsync(service);
    }

    [Fact]
    public async Task Refund_SameSeatTwice_IsRefundedOnce()
    {
        var (concert, buyer, reservationId) = await BoughtAsync(seats: 2);
        await RefundAsync(buyer, reservationId, concert.SeatIds[0]);

        var again = await RefundAsync(buyer, reservationId, concert.SeatIds[0]);

        again.ShouldBeProblem(HttpStatusCode.BadRequest, "validation_failed");
        (await buyer.BalanceAsync()).Should().Be(1_000);
    }

    [Fact]
    public async Task Refund_EachSeat10TimesAtOnce_ReturnsEachPriceOnce()
    {
        var (concert, buyer, reservationId) = await BoughtAsync(seats: 4);

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 40).Select(i => RefundAsync(buyer, reservationId, concert.SeatIds[i % 4]))
        );

        answers.Count(answer => answer.Status == HttpStatusCode.Created).Should().Be(4);
        (await buyer.BalanceAsync()).Should().Be(4_000);
        await Invariants.HoldAsync(service);
    }

    [Fact]
    public async Task Refund_OneSeat_SellsItToAnother()
    {
        var (concert, buyer, reservationId) = await BoughtAsync(seats: 2);
        var next = await service.Crowd.CustomerAsync(balance: 1_000);

        await RefundAsync(buyer, reservationId, concert.SeatIds[0]);

        await next.BoughtAsync(concert, concert.SeatIds[0]);
        await Invariants.HoldAsync(service);
    }

    [Fact]
    public async Task CheckIn_RefundedSeat_IsRefused()
    {
        var (concert, buyer, reservationId) = await BoughtAsync(seats: 2);
        var tickets = (await buyer.Client.GetAsync($"/reservations/{reservationId}/ticket")).Items("tickets");
        var codes = tickets.ToDictionary(
            ticket => ticket["seatId"]!.GetValue<long>(),
            ticket => ticket["code"]!.GetValue<string>()
        );

        await RefundAsync(buyer, reservationId, concert.SeatIds[0]);

        (await CheckInAsync(concert, codes[concert.SeatIds[0]])).ShouldBeProblem(
            HttpStatusCode.Conflict,
            "reservation_refunded"
        );
        (await CheckInAsync(concert, codes[concert.SeatIds[1]])).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Refund_UsedSeat_IsRefusedAndTheOtherIsNot()
    {
        var (concert, buyer, reservationId) = await BoughtAsync(seats: 2);
        var used = (await buyer.Client.GetAsync($"/reservations/{reservationId}/ticket")).Items("tickets")[0];
        var usedId = used["seatId"]!.GetValue<long>();
        (await CheckInAsync(concert, used["code"]!.GetValue<string>())).ShouldBe(HttpStatusCode.OK);

        var all = await buyer.RefundAsync(reservationId);
        var one = await RefundAsync(buyer, reservationId, usedId);
        var other = await RefundAsync(buyer, reservationId, concert.SeatIds.Single(id => id != usedId));

        foreach (var refused in new[] { all, one })
            refused.ShouldBeProblem(HttpStatusCode.Conflict, "refund_closed")["seatIds"]!
                .AsArray()
                .Select(id => id!.GetValue<long>())
                .Should()
                .Equal(usedId);
        other.ShouldBe(HttpStatusCode.Created);
        (await buyer.BalanceAsync()).Should().Be(1_000);
        await Invariants.HoldAsync(service);
    }

    private async Task<(ConcertOnSale Concert, Person Buyer, Guid ReservationId)> BoughtAsync(int seats)
    {
        var concert = await service.Crowd.ConcertAsync(seats: seats, price: 1_000);
        var buyer = await service.Crowd.CustomerAsync(balance: seats * 1_000);
        return (concert, buyer, await buyer.BoughtAsync(concert, [.. concert.SeatIds]));
    }

    private static Task<Answer> RefundAsync(Person buyer, Guid reservationId, params long[] seatIds) =>
        buyer.Client.PostAsync($"/reservations/{reservationId}/refund", new { seatIds });

    private async Task<Answer> CheckInAsync(ConcertOnSale concert, string code)
    {
        var staff = await service.Crowd.OperatorAsync();
        return await staff.Client.PostAsync("/admin/check-ins", new { code, performanceId = concert.PerformanceId });
    }

    private static IEnumerable<long> SeatIdsOf(Answer answer, string field) =>
        answer.Items(field).Select(seat => seat["seatId"]!.GetValue<long>());
}

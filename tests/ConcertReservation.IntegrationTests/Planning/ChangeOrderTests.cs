using System.Net;
using ConcertReservation.IntegrationTests.HouseSeats;
using ConcertReservation.IntegrationTests.Races;
using ConcertReservation.IntegrationTests.Refunds;

namespace ConcertReservation.IntegrationTests.Planning;

/// <summary>
/// New prices or a new date at the same moment as a sale, in both orders: what is before the change has the old price and
/// date, what waits for it has the new ones, and every answer says which.
/// </summary>
public sealed class ChangeOrderTests(TwoInstances service) : IClassFixture<TwoInstances>
{
    private const long Old = 100;
    private const long New = 250;

    [Fact]
    public async Task Hold_BeforeNewPrices_KeepsThePriceThatItWasTold()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 2, price: Old);
        var visitor = await service.VisitorAsync(concert, balance: Old);

        var (held, _) = await BeforeAsync(
            "reservation_seats",
            () => visitor.HoldAsync(concert, Seat(concert)),
            concert
        );

        ShouldCost(held, Old);
        var id = held.Get<Guid>("reservationId");
        ShouldCost(await visitor.At(1).GetAsync($"/reservations/{id}"), Old);
        (await visitor.PayAsync(id)).ShouldBe(HttpStatusCode.Created).Get<long>("amount").Should().Be(Old);
        (await visitor.BalanceAsync()).Should().Be(0);
        await Races.Invariants.HoldAsync(service);
    }

    [Fact]
    public async Task Hold_AfterNewPrices_IsToldTheNewOne()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 2, price: Old);
        var visitor = await service.VisitorAsync(concert, balance: New);
        // Both instances have the old price in memory.
        foreach (var host in new[] { 0, 1 })
            (await visitor.At(host).GetAsync(concert.Seats)).ShouldBe(HttpStatusCode.OK);

        var held = await AfterNewPricesAsync(
            concert,
            () => (visitor with { Client = visitor.At(1) }).HoldAsync(concert, Seat(concert))
        );

        ShouldCost(held, New);
        var paid = await visitor.PayAsync(held.Get<Guid>("reservationId"));
        paid.ShouldBe(HttpStatusCode.Created).Get<long>("amount").Should().Be(New);
        await Races.Invariants.HoldAsync(service);
    }

    [Fact]
    public async Task HoldBest_AfterPricesRoseAboveTheMost_HoldsNothing()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 2, price: Old);
        var visitor = await service.VisitorAsync(concert);
        (await visitor.At(1).GetAsync(concert.Seats)).ShouldBe(HttpStatusCode.OK);

        var held = await AfterNewPricesAsync(
            concert,
            () =>
                visitor
                    .At(1)
                    .PostAsync(
                        concert.Reservations,
                        new { performanceId = concert.PerformanceId, best = new { count = 1, maxPrice = Old } }
                    )
        );

        held.ShouldBeProblem(HttpStatusCode.Conflict, "seat_unavailable");
    }

    [Fact]
    public async Task Issue_BeforeNewPrices_KeepsTheOldOne()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 2, price: Old);
        var office = await service.Crowd.OperatorAsync();

        var (issued, _) = await BeforeAsync(
            "payments",
            () => office.At(0).IssueAsync(concert, "box_office", Seat(concert)),
            concert
        );

        ShouldCost(issued, Old);
        (await office.Client.SettlementAsync(concert)).Items().Should().Equal($"{Old} box_office 1-0 {Old}");
    }

    [Fact]
    public async Task Issue_AfterNewPrices_CostsTheNewOne()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 2, price: Old);
        var office = await service.Crowd.OperatorAsync();

        var issued = await AfterNewPricesAsync(
            concert,
            () => office.At(1).IssueAsync(concert, "box_office", Seat(concert))
        );

        ShouldCost(issued, New);
        (await office.Client.SettlementAsync(concert)).Items().Should().Equal($"{New} box_office 1-0 {New}");
    }

    [Fact]
    public async Task Pay_BeforeAMove_IsForTheOldDateAndMayBeRefundedUntilTheNewOne()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 2, price: Old);
        var (holder, id) = await service.HolderAsync(concert, balance: Old);
        var to = service.InDays(0.5);

        var (paid, _) = await BeforeAsync("payments", () => holder.PayAsync(id), concert, new { startsAt = to });

        paid.ShouldBe(HttpStatusCode.Created).Get<long>("amount").Should().Be(Old);
        (await holder.RefundAsync(id, instance: 1)).ShouldBe(HttpStatusCode.Created);
        (await holder.BalanceAsync()).Should().Be(Old);
        await Races.Invariants.HoldAsync(service);
    }

    [Fact]
    public async Task Pay_AfterAMove_IsForTheNewDate()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 2, price: Old);
        var (holder, id) = await service.HolderAsync(concert, balance: Old);
        var to = service.InDays(40);

        var paid = await AfterAsync(
            concert,
            new { startsAt = to },
            () => holder.At(1).PostAsync($"/reservations/{id}/payment")
        );

        paid.ShouldBe(HttpStatusCode.Created).Get<long>("amount").Should().Be(Old);
        (await holder.Client.GetAsync($"/reservations/{id}"))
            .Time("startsAt")
            .Should()
            .BeCloseTo(to, TimeSpan.FromMilliseconds(1));
        await Races.Invariants.HoldAsync(service);
    }

    [Fact]
    public async Task Refund_BeforeAMove_IsMadeOnce()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 1, price: Old);
        var (buyer, id) = await service.BuyerAsync(concert, balance: Old);

        var (refunded, _) = await BeforeAsync(
            "refunds",
            () => buyer.RefundAsync(id),
            concert,
            new { startsAt = service.InDays(40) }
        );

        refunded.ShouldBe(HttpStatusCode.Created);
        (await buyer.BalanceAsync()).Should().Be(Old);
        await Races.Invariants.HoldAsync(service);
    }

    [Fact]
    public async Task Refund_AfterAMove_IsMadeOnce()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 1, price: Old);
        var (buyer, id) = await service.BuyerAsync(concert, balance: Old);

        var refunded = await AfterAsync(
            concert,
            new { startsAt = service.InDays(0.5) },
            () => buyer.RefundAsync(id, instance: 1)
        );

        refunded.ShouldBe(HttpStatusCode.Created);
        (await buyer.BalanceAsync()).Should().Be(Old);
        await Races.Invariants.HoldAsync(service);
    }

    [Fact]
    public async Task Hold_AfterAMove_IsToldTheNewDate()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 1);
        var visitor = await service.VisitorAsync(concert);
        var from = (await visitor.At(1).GetAsync(concert.Seats)).Time("startsAt");
        var to = service.InDays(40);

        var held = await AfterAsync(
            concert,
            new { startsAt = to },
            () => (visitor with { Client = visitor.At(1) }).HoldAsync(concert, Seat(concert))
        );

        held.ShouldBe(HttpStatusCode.Created).Time("startsAt").Should().BeCloseTo(to, TimeSpan.FromMilliseconds(1));
        held.Time("movedFrom").Should().Be(from);
    }

    private static long Seat(ConcertOnSale concert) => concert.SeatIds[0];

    private static void ShouldCost(Answer reservation, long price)
    {
        reservation.Get<long>("totalPrice").Should().Be(price, reservation.Text);
        reservation.Items("seats").Select(seat => seat["price"]!.GetValue<long>()).Should().Equal(price);
    }

    /// <summary>The sale is before the change, which waits for it.</summary>
    /// <param name="table">See <see cref="ForcedOrder"/>.</param>
    /// <param name="change">Null for new prices.</param>
    private async Task<(Answer Sale, Answer Change)> BeforeAsync(
        string table,
        Func<Task<Answer>> sale,
        ConcertOnSale concert,
        object? change = null
    )
    {
        var staff = await service.Crowd.OperatorAsync();
        var answers = await ForcedOrder.RunAsync(
            service,
            table,
            sale,
            () => staff.At(1).PatchAsync(concert.AdminPerformance(), change ?? NewPrices()),
            ForcedOrder.PerformanceForUpdate
        );
        answers.Second.ShouldBe(HttpStatusCode.OK);
        return answers;
    }

    private Task<Answer> AfterNewPricesAsync(ConcertOnSale concert, Func<Task<Answer>> sale) =>
        AfterAsync(concert, NewPrices(), sale);

    private async Task<Answer> AfterAsync(ConcertOnSale concert, object change, Func<Task<Answer>> sale)
    {
        var staff = await service.Crowd.OperatorAsync();
        var (changed, answer) = await ForcedOrder.RunAsync(
            service,
            "audit_entries",
            () => staff.At(0).PatchAsync(concert.AdminPerformance(), change),
            sale,
            ForcedOrder.PerformanceForShare
        );
        changed.ShouldBe(HttpStatusCode.OK);
        return answer;
    }

    private static object NewPrices() => new { prices = new { standard = New } };
}

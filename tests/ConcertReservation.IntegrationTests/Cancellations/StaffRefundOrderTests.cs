using System.Net;
using ConcertReservation.IntegrationTests.Finding;
using ConcertReservation.IntegrationTests.Races;
using ConcertReservation.IntegrationTests.Refunds;

namespace ConcertReservation.IntegrationTests.Cancellations;

/// <summary>
/// An operator refunds a reservation while the worker of the cancellation is at it, in both orders: each seat is refunded
/// once.
/// </summary>
public sealed class StaffRefundOrderTests(NoRefunds service) : IClassFixture<NoRefunds>
{
    private const long Price = 10_000;

    [Fact]
    public async Task Refund_BeforeTheWorker_CountsForTheCancellation()
    {
        var (concert, buyer, id) = await CancelledPurchaseAsync(seats: 1);
        var staff = await service.Crowd.OperatorAsync();

        var (refunded, done) = await ForcedOrder.RunAsync(
            service,
            "audit_entries",
            () => staff.RefundForAsync(id, instance: 1),
            () => service.RefundBatchAsync(concert),
            "%FROM seats%FOR NO KEY UPDATE%"
        );

        refunded.ShouldBe(HttpStatusCode.Created).Get<long>("amount").Should().Be(Price);
        done.Should().Be(1);
        await ShouldHaveAllMoneyOnceAsync(concert, buyer, id, Price);
    }

    [Fact]
    public async Task Refund_AfterTheWorker_IsRefused()
    {
        var (concert, buyer, id) = await CancelledPurchaseAsync(seats: 1);
        var staff = await service.Crowd.OperatorAsync();

        var (done, refunded) = await ForcedOrder.RunAsync(
            service,
            "refunds",
            () => service.RefundBatchAsync(concert),
            () => staff.RefundForAsync(id, instance: 1),
            "%FROM seats%FOR UPDATE%"
        );

        done.Should().Be(1);
        refunded.ShouldBeProblem(HttpStatusCode.Conflict, "reservation_not_paid");
        await ShouldHaveAllMoneyOnceAsync(concert, buyer, id, Price);
    }

    [Fact]
    public async Task Refund_OfOneSeatBeforeTheWorker_LeavesItTheOther()
    {
        var (concert, buyer, id) = await CancelledPurchaseAsync(seats: 2);
        var staff = await service.Crowd.OperatorAsync();

        var (refunded, done) = await ForcedOrder.RunAsync(
            service,
            "audit_entries",
            () => staff.RefundForAsync(id, [concert.SeatIds[0]], instance: 1),
            () => service.RefundBatchAsync(concert),
            "%FROM seats%FOR NO KEY UPDATE%"
        );

        refunded.ShouldBe(HttpStatusCode.Created).Get<long>("amount").Should().Be(Price);
        done.Should().Be(1);
        await ShouldHaveAllMoneyOnceAsync(concert, buyer, id, Price, Price);
    }

    private async Task<(ConcertOnSale Concert, Person Buyer, Guid Id)> CancelledPurchaseAsync(int seats)
    {
        var concert = await service.Crowd.ConcertAsync(price: Price);
        var buyer = await service.Crowd.CustomerAsync(balance: seats * Price);
        var id = await buyer.BoughtAsync(concert, [.. concert.SeatIds.Take(seats)]);
        await service.CancelledAsync(concert);
        return (concert, buyer, id);
    }

    private async Task ShouldHaveAllMoneyOnceAsync(ConcertOnSale concert, Person buyer, Guid id, params long[] refunds)
    {
        (await buyer.BalanceAsync()).Should().Be(refunds.Sum());
        (
            await service.Sql.ColumnAsync<long>(
                "SELECT amount FROM refunds WHERE reservation_id = $1 ORDER BY refunded_at",
                id
            )
        )
            .Should()
            .Equal(refunds);
        (
            await service.Sql.ScalarAsync<string>(
                "SELECT total || ' ' || refunded || ' ' || failed FROM cancellations WHERE performance_id = $1",
                concert.PerformanceId
            )
        )
            .Should()
            .Be("1 1 0");
        await service.ShouldKeepEveryInvariantAsync();
    }
}

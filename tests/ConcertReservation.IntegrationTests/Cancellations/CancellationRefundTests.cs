using System.Net;
using ConcertReservation.IntegrationTests.HouseSeats;
using ConcertReservation.IntegrationTests.Refunds;

namespace ConcertReservation.IntegrationTests.Cancellations;

/// <summary>The refunds of a cancelled performance, batch by batch.</summary>
public sealed class CancellationRefundTests(NoRefunds service) : IClassFixture<NoRefunds>
{
    private const long Limit = 1_000_000_000;

    [Fact]
    public async Task Refund_APaidReservation_ReturnsThePriceOnce()
    {
        var concert = await service.Crowd.ConcertAsync(price: 10_000);
        var (buyer, reservationId) = await service.BuyerAsync(concert, balance: 15_000);
        await service.CancelledAsync(concert);

        (await service.RefundBatchAsync(concert)).Should().Be(1);
        (await service.RefundBatchAsync(concert, instance: 1)).Should().Be(0);

        (await buyer.BalanceAsync()).Should().Be(15_000);
        var entry = (await buyer.Client.GetAsync("/balance/entries?limit=1"))["items"]![0]!;
        entry["cause"]!.GetValue<string>().Should().Be("refund");
        entry["amount"]!.GetValue<long>().Should().Be(10_000);
        entry["reservationId"]!.GetValue<Guid>().Should().Be(reservationId);
        (await buyer.Client.GetAsync($"/reservations/{reservationId}")).Get<string>("status").Should().Be("refunded");
        await service.ShouldKeepEveryInvariantAsync();
    }

    [Fact]
    public async Task Refund_SeveralReservationsOfOneCustomer_ReturnsAll()
    {
        var concert = await service.Crowd.ConcertAsync(price: 10_000);
        var buyer = await service.Crowd.CustomerAsync(balance: 30_000);
        foreach (var seatId in concert.SeatIds.Take(3))
            await buyer.BoughtAsync(concert, seatId);
        await service.CancelledAsync(concert);

        (await service.RefundBatchAsync(concert)).Should().Be(3);

        (await buyer.BalanceAsync()).Should().Be(30_000);
        await service.ShouldKeepEveryInvariantAsync();
    }

    [Fact]
    public async Task Refund_APartWasRefundedBefore_ReturnsOnlyTheRest()
    {
        var concert = await service.Crowd.ConcertAsync(price: 10_000);
        var buyer = await service.Crowd.CustomerAsync(balance: 30_000);
        var reservationId = await buyer.BoughtAsync(concert, [.. concert.SeatIds.Take(3)]);
        var part = new { seatIds = concert.SeatIds.Take(1) };
        (await buyer.Client.PostAsync($"/reservations/{reservationId}/refund", part)).ShouldBe(HttpStatusCode.Created);
        await service.CancelledAsync(concert);

        (await service.RefundBatchAsync(concert)).Should().Be(1);

        (await buyer.BalanceAsync()).Should().Be(30_000);
        (
            await service.Sql.ColumnAsync<long>(
                "SELECT amount FROM refunds WHERE reservation_id = $1 ORDER BY amount",
                reservationId
            )
        )
            .Should()
            .Equal(10_000, 20_000);
        await service.ShouldKeepEveryInvariantAsync();
    }

    [Fact]
    public async Task Refund_AUsedTicket_IsRefundedToo()
    {
        var concert = await service.Crowd.ConcertAsync(price: 10_000);
        var (buyer, reservationId) = await service.BuyerAsync(concert, balance: 10_000);
        var code = await buyer.TicketAsync(reservationId);
        var door = await service.Crowd.OperatorAsync();
        (await door.Client.CheckInAsync(concert, code)).ShouldBe(HttpStatusCode.OK);
        await service.CancelledAsync(concert);

        (await service.RefundBatchAsync(concert)).Should().Be(1);

        (await buyer.BalanceAsync()).Should().Be(10_000);
        await service.ShouldKeepEveryInvariantAsync();
    }

    [Fact]
    public async Task Refund_AWalletAtItsLimit_GoesAboveTheLimit()
    {
        var concert = await service.Crowd.ConcertAsync(price: 10_000);
        var (buyer, _) = await service.BuyerAsync(concert, balance: 10_000);
        await FillAsync(buyer);
        await service.CancelledAsync(concert);

        (await service.RefundBatchAsync(concert)).Should().Be(1);

        (await buyer.BalanceAsync()).Should().Be(Limit + 10_000);
        (await buyer.Client.PostAsync("/balance/charges", new { amount = 1 })).ShouldBeProblem(
            HttpStatusCode.Conflict,
            "balance_limit_reached"
        );
        await service.ShouldKeepEveryInvariantAsync();
    }

    [Fact]
    public async Task Refund_AWalletThatIsLocked_LeavesItForTheNextBatch()
    {
        var concert = await service.Crowd.ConcertAsync(price: 10_000);
        var buyers = await service.Crowd.CustomersAsync(2, balance: 10_000);
        for (var i = 0; i < buyers.Count; i++)
            await buyers[i].BoughtAsync(concert, concert.SeatIds[i]);
        await service.CancelledAsync(concert);

        await using (await Overload.RowLock.OnWalletAsync(buyers[0]))
            (await service.RefundBatchAsync(concert)).Should().Be(1);
        (await service.RefundBatchAsync(concert)).Should().Be(1);

        foreach (var buyer in buyers)
            (await buyer.BalanceAsync()).Should().Be(10_000);
        await service.ShouldKeepEveryInvariantAsync();
    }

    [Fact]
    public async Task Refund_OneThatFails_IsListedAndDoesNotStopTheOthers()
    {
        var concert = await service.Crowd.ConcertAsync(price: 10_000);
        var buyers = await service.Crowd.CustomersAsync(3, balance: 10_000);
        var bought = new List<Guid>();
        foreach (var (i, buyer) in buyers.Index())
            bought.Add(await buyer.BoughtAsync(concert, concert.SeatIds[i]));
        await RefuseRefundsOfAsync(bought[1]);
        var staff = await service.CancelledAsync(concert);

        (await service.RefundBatchAsync(concert)).Should().Be(3);

        var state = await staff.Client.GetAsync(concert.CancellationOf(concert.PerformanceId));
        state.Get<string>("status").Should().Be("finished");
        (state.Get<int>("refunded"), state.Get<int>("failed")).Should().Be((2, 1));
        var failures = await staff.Client.GetAsync(concert.CancellationOf(concert.PerformanceId) + "/failures");
        var failure = failures["items"]!.AsArray().Should().ContainSingle().Subject!;
        failure["reservationId"]!.GetValue<Guid>().Should().Be(bought[1]);
        failure["email"]!.GetValue<string>().Should().Be(buyers[1].Email);
        failure["amount"]!.GetValue<long>().Should().Be(10_000);
        failure["reason"]!.GetValue<string>().Should().Contain("on purpose");
        failure["failures"]!.GetValue<int>().Should().Be(1);
        await service.ShouldKeepEveryInvariantAsync();

        await AllowRefundsAsync();
        (await service.RefundBatchAsync(concert)).Should().Be(0, "it is tried again after a minute");
        service.Clock.Advance(TimeSpan.FromMinutes(2));
        (await service.RefundBatchAsync(concert)).Should().Be(1);

        state = await staff.Client.GetAsync(concert.CancellationOf(concert.PerformanceId));
        (state.Get<int>("refunded"), state.Get<int>("failed")).Should().Be((3, 0));
        (await buyers[1].BalanceAsync()).Should().Be(10_000);
        await service.ShouldKeepEveryInvariantAsync();
    }

    [Fact]
    public async Task Refund_NotPaidFromAWallet_CountsAndIsListedForTheBoxOffice()
    {
        var concert = await service.Crowd.ConcertAsync(price: 10_000);
        var boxOffice = await service.Crowd.OperatorAsync();
        var issued = await boxOffice.Client.IssueAsync(concert, "box_office", concert.SeatIds[0]);
        var reservationId = issued.ShouldBe(HttpStatusCode.Created).Get<Guid>("reservationId");
        var staff = await service.CancelledAsync(concert);

        (await service.RefundBatchAsync(concert)).Should().Be(1);

        var state = await staff.Client.GetAsync(concert.CancellationOf(concert.PerformanceId));
        (state.Get<int>("refunded"), state.Get<int>("failed")).Should().Be((1, 0));
        var listed = await staff.Client.GetAsync(concert.CancellationOf(concert.PerformanceId) + "/failures");
        var item = listed["items"]!.AsArray().Should().ContainSingle().Subject!;
        item["reservationId"]!.GetValue<Guid>().Should().Be(reservationId);
        item["holder"]!.GetValue<string>().Should().Be("Guest of the band");
        item["method"]!.GetValue<string>().Should().Be("box_office");
        item["amount"]!.GetValue<long>().Should().Be(10_000);
        item["retryAt"].Should().BeNull();
    }

    [Fact]
    public async Task Refund_ByTwoInstancesAtOnce_SharesTheWork()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 200);
        await service.Sql.SellAsync(concert.PerformanceId, 200);
        await service.CancelledAsync(concert);

        var done = await Task.WhenAll(RefundAllAsync(0), RefundAllAsync(1));

        done.Sum().Should().Be(200);
        await service.ShouldKeepEveryInvariantAsync();

        async Task<int> RefundAllAsync(int instance)
        {
            var refunded = 0;
            while (await service.RefundBatchAsync(concert, instance) is > 0 and var batch)
                refunded += batch;
            return refunded;
        }
    }

    private Task<int> FillAsync(Person buyer) =>
        service.Sql.ExecuteAsync(
            """
            WITH wallet AS (
                UPDATE wallets SET balance = $2, entry_count = entry_count + 1 WHERE user_id = $1
                RETURNING entry_count, $2 - (SELECT balance FROM wallets WHERE user_id = $1) AS amount)
            INSERT INTO ledger_entries (id, user_id, sequence, at, amount, balance_after, cause)
            SELECT gen_random_uuid(), $1, entry_count, now(), amount, $2, 'charge' FROM wallet
            """,
            buyer.UserId,
            Limit
        );

    private async Task RefuseRefundsOfAsync(Guid reservationId)
    {
        await service.Sql.ExecuteAsync(
            """
            CREATE OR REPLACE FUNCTION refuse_refund() RETURNS trigger LANGUAGE plpgsql
            AS $$ BEGIN RAISE EXCEPTION 'on purpose'; END $$
            """
        );
        await service.Sql.ExecuteAsync(
            $"""
            CREATE TRIGGER refuse_refund BEFORE INSERT ON refunds FOR EACH ROW
            WHEN (NEW.reservation_id = '{reservationId}') EXECUTE FUNCTION refuse_refund()
            """
        );
    }

    private Task<int> AllowRefundsAsync() => service.Sql.ExecuteAsync("DROP TRIGGER refuse_refund ON refunds");
}

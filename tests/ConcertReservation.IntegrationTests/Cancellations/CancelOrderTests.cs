using System.Net;
using ConcertReservation.IntegrationTests.HouseSeats;
using ConcertReservation.IntegrationTests.Operators;
using ConcertReservation.IntegrationTests.Races;

namespace ConcertReservation.IntegrationTests.Cancellations;

/// <summary>
/// A cancellation and the staff's other work at the same moment, in both orders: each of them is wholly before the
/// cancellation, which then ends it, or is refused.
/// </summary>
public sealed class CancelOrderTests(NoRefunds service) : IClassFixture<NoRefunds>
{
    private const long Price = 10_000;

    [Fact]
    public async Task Issue_BeforeACancellation_IsRefundedByIt()
    {
        var concert = await service.Crowd.ConcertAsync(price: Price);
        var staff = await service.Crowd.OperatorAsync();

        var (issued, cancelled) = await ForcedOrder.RunAsync(
            service,
            "payments",
            () => staff.At(0).IssueAsync(concert, "box_office", concert.SeatIds[0]),
            () => staff.At(1).CancelAsync(concert),
            ForcedOrder.PerformanceForUpdate
        );

        issued.ShouldBe(HttpStatusCode.Created);
        cancelled.ShouldBe(HttpStatusCode.Accepted).Get<int>("total").Should().Be(1);
        (await service.RefundBatchAsync(concert)).Should().Be(1);
        (await staff.Client.SettlementAsync(concert)).Items().Should().Equal($"{Price} box_office 1-1 0");
        await service.ShouldKeepEveryInvariantAsync();
    }

    [Fact]
    public async Task Issue_AfterACancellation_IsRefused()
    {
        var concert = await service.Crowd.ConcertAsync();
        var staff = await service.Crowd.OperatorAsync();

        var issued = await AfterACancellationAsync(
            concert,
            () => staff.At(1).IssueAsync(concert, "comp", concert.SeatIds[0])
        );

        issued.ShouldBeProblem(HttpStatusCode.Conflict, "performance_cancelled");
        (await CountAsync("reservations", concert)).Should().Be(0);
        await service.ShouldKeepEveryInvariantAsync();
    }

    [Fact]
    public async Task Block_BeforeACancellation_StaysBlocked()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 2);
        var staff = await service.Crowd.OperatorAsync();

        var (blocked, cancelled) = await ForcedOrder.RunAsync(
            service,
            "audit_entries",
            () => staff.At(0).BlockAsync(concert, concert.SeatIds[0]),
            () => staff.At(1).CancelAsync(concert),
            ForcedOrder.PerformanceForUpdate
        );

        blocked.ShouldBe(HttpStatusCode.NoContent);
        cancelled.ShouldBe(HttpStatusCode.Accepted);
        (await service.Sql.StatusesAsync(concert)).Should().Equal("blocked", "available");
    }

    [Fact]
    public async Task Block_AfterACancellation_IsRefused()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 1);
        var staff = await service.Crowd.OperatorAsync();

        var blocked = await AfterACancellationAsync(concert, () => staff.At(1).BlockAsync(concert, concert.SeatIds[0]));

        blocked.ShouldBeProblem(HttpStatusCode.Conflict, "performance_cancelled");
        (await service.Sql.StatusesAsync(concert)).Should().Equal("available");
    }

    // A seat that is free again sells nothing: the performance refuses holds.
    [Fact]
    public async Task Unblock_AfterACancellation_IsDone()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 1);
        var staff = await service.Crowd.OperatorAsync();
        (await staff.Client.BlockAsync(concert, concert.SeatIds[0])).ShouldBe(HttpStatusCode.NoContent);

        var unblocked = await AfterACancellationAsync(
            concert,
            () => staff.At(1).UnblockAsync(concert, concert.SeatIds[0])
        );

        unblocked.ShouldBe(HttpStatusCode.NoContent);
        (await service.Sql.StatusesAsync(concert)).Should().Equal("available");
    }

    [Fact]
    public async Task Upload_BeforeACancellation_KeepsItsCheckInAndIsRefunded()
    {
        var (concert, buyer, ticket) = await TicketAsync();
        var staff = await service.Crowd.OperatorAsync();

        var (uploaded, cancelled) = await ForcedOrder.RunAsync(
            service,
            "door_admissions",
            () => UploadAsync(staff.At(0), concert, ticket),
            () => staff.At(1).CancelAsync(concert),
            ForcedOrder.PerformanceForUpdate
        );

        uploaded.ShouldBe(HttpStatusCode.OK).Get<int>("accepted").Should().Be(1);
        cancelled.ShouldBe(HttpStatusCode.Accepted).Get<int>("total").Should().Be(1);
        (await service.RefundBatchAsync(concert)).Should().Be(1);
        (await CountAsync("check_ins", concert)).Should().Be(1);
        (await buyer.BalanceAsync()).Should().Be(Price);
        await service.ShouldKeepEveryInvariantAsync();
    }

    [Fact]
    public async Task Upload_AfterACancellation_ChecksNoTicketIn()
    {
        var (concert, _, ticket) = await TicketAsync();
        var door = await service.Crowd.StaffAsync("gate");

        var uploaded = await AfterACancellationAsync(concert, () => UploadAsync(door.At(1), concert, ticket));

        uploaded.ShouldBeProblem(HttpStatusCode.Conflict, "performance_cancelled");
        (await CountAsync("check_ins", concert)).Should().Be(0);
        (await CountAsync("door_admissions", concert)).Should().Be(0);
    }

    [Fact]
    public async Task Cancel_TheSamePerformanceByTwoOperators_IsDoneByTheFirst()
    {
        var (concert, _, _) = await TicketAsync();
        var (one, other) = (await service.Crowd.OperatorAsync(), await service.Crowd.OperatorAsync());

        var second = await AfterACancellationAsync(concert, () => other.At(1).CancelAsync(concert), one);

        second.ShouldBe(HttpStatusCode.OK).Get<int>("total").Should().Be(1);
        (await CountAsync("cancellations", concert)).Should().Be(1);
        (await OperatorsAsync(concert)).Should().Equal(one.UserId);
        await service.ShouldKeepEveryInvariantAsync();
    }

    [Fact]
    public async Task Cancel_ThePerformanceAndThenTheConcert_CancelsTheRestOnly()
    {
        var concert = await TwoDatesAsync();
        var (one, other) = (await service.Crowd.OperatorAsync(), await service.Crowd.OperatorAsync());

        var second = await AfterACancellationAsync(
            concert,
            () => other.At(1).PostAsync(concert.Cancellation, CancellationCalls.Reason),
            one
        );

        second.ShouldBe(HttpStatusCode.Accepted);
        (await OperatorsAsync(concert)).Should().Equal(one.UserId, other.UserId);
        await service.ShouldKeepEveryInvariantAsync();
    }

    [Fact]
    public async Task Cancel_TheConcertAndThenAPerformance_IsDoneByTheFirst()
    {
        var concert = await TwoDatesAsync();
        var (one, other) = (await service.Crowd.OperatorAsync(), await service.Crowd.OperatorAsync());

        var (first, second) = await ForcedOrder.RunAsync(
            service,
            "cancellations",
            () => one.At(0).PostAsync(concert.Cancellation, CancellationCalls.Reason),
            () => other.At(1).CancelAsync(concert),
            ForcedOrder.Concert
        );

        first.ShouldBe(HttpStatusCode.Accepted);
        second.ShouldBe(HttpStatusCode.OK);
        (await OperatorsAsync(concert)).Should().Equal(one.UserId, one.UserId);
        await service.ShouldKeepEveryInvariantAsync();
    }

    /// <param name="staff">Who cancels; null for a new operator.</param>
    private async Task<Answer> AfterACancellationAsync(
        ConcertOnSale concert,
        Func<Task<Answer>> send,
        Person? staff = null
    )
    {
        var first = staff ?? await service.Crowd.OperatorAsync();
        var (cancelled, answer) = await ForcedOrder.RunAsync(
            service,
            "cancellations",
            () => first.At(0).CancelAsync(concert),
            send,
            staff is null ? ForcedOrder.PerformanceForShare : ForcedOrder.Concert
        );
        cancelled.ShouldBe(HttpStatusCode.Accepted);
        return answer;
    }

    private async Task<(ConcertOnSale Concert, Person Buyer, string Ticket)> TicketAsync()
    {
        var concert = await service.Crowd.ConcertAsync(price: Price);
        var (buyer, reservationId) = await service.BuyerAsync(concert, balance: Price);
        return (concert, buyer, $"{reservationId:N}-{concert.SeatIds[0]}");
    }

    private async Task<ConcertOnSale> TwoDatesAsync()
    {
        var now = service.Clock.GetUtcNow();
        return await service.OnSaleAsync(await service.AnnounceAtAsync(null, now.AddDays(30), now.AddDays(31)));
    }

    private Task<Answer> UploadAsync(ApiClient door, ConcertOnSale concert, string ticketId) =>
        door.PostAsync(
            $"{concert.DoorList()}/admissions",
            new { deviceId = "door-1", items = new[] { new { ticketId, at = service.Clock.GetUtcNow() } } }
        );

    private Task<long> CountAsync(string table, ConcertOnSale concert) =>
        service.Sql.ScalarAsync<long>($"SELECT count(*) FROM {table} WHERE performance_id = $1", concert.PerformanceId);

    private Task<IReadOnlyList<Guid>> OperatorsAsync(ConcertOnSale concert) =>
        service.Sql.ColumnAsync<Guid>(
            "SELECT operator_id FROM cancellations WHERE concert_id = $1 ORDER BY performance_id",
            concert.ConcertId
        );
}

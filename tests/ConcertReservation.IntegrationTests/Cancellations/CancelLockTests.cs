using System.Net;
using ConcertReservation.IntegrationTests.Overload;
using ConcertReservation.IntegrationTests.Races;
using ConcertReservation.IntegrationTests.Refunds;

namespace ConcertReservation.IntegrationTests.Cancellations;

/// <summary>
/// A request that arrives while the transaction of a cancellation is open waits for it, and is refused after it. The test
/// keeps the cancellation from storing its row, after it has locked the line and the performance.
/// </summary>
public sealed class CancelLockTests(NoRefunds service) : IClassFixture<NoRefunds>
{
    [Fact]
    public async Task Hold_WhileACancellationIsOpen_WaitsAndIsRefused()
    {
        var concert = await service.Crowd.ConcertAsync();
        var visitor = await service.VisitorAsync(concert);

        var answer = await DuringACancellationAsync(
            concert,
            () => (visitor with { Client = visitor.At(1) }).HoldAsync(concert, concert.SeatIds[0]),
            ForcedOrder.PerformanceForShare
        );

        answer.ShouldBeProblem(HttpStatusCode.Conflict, "performance_cancelled");
    }

    [Fact]
    public async Task Pay_WhileACancellationIsOpen_WaitsAndIsRefused()
    {
        var concert = await service.Crowd.ConcertAsync();
        var (holder, reservationId) = await service.HolderAsync(concert, balance: 10_000);

        var answer = await DuringACancellationAsync(
            concert,
            () => holder.At(1).PostAsync($"/reservations/{reservationId}/payment"),
            ForcedOrder.PerformanceForShare
        );

        answer.ShouldBeProblem(HttpStatusCode.Conflict, "performance_cancelled");
        (await holder.BalanceAsync()).Should().Be(10_000);
    }

    [Fact]
    public async Task Refund_WhileACancellationIsOpen_WaitsAndIsRefused()
    {
        var concert = await service.Crowd.ConcertAsync();
        var (buyer, reservationId) = await service.BuyerAsync(concert);

        var answer = await DuringACancellationAsync(
            concert,
            () => buyer.RefundAsync(reservationId, instance: 1),
            ForcedOrder.PerformanceForShare
        );

        answer.ShouldBeProblem(HttpStatusCode.Conflict, "performance_cancelled");
    }

    [Fact]
    public async Task CheckIn_WhileACancellationIsOpen_WaitsAndIsRefused()
    {
        var concert = await service.Crowd.ConcertAsync();
        var (buyer, reservationId) = await service.BuyerAsync(concert);
        var code = await buyer.TicketAsync(reservationId);
        var door = await service.Crowd.OperatorAsync();

        var answer = await DuringACancellationAsync(
            concert,
            () => door.At(1).CheckInAsync(concert, code),
            ForcedOrder.PerformanceForShare
        );

        answer.ShouldBeProblem(HttpStatusCode.Conflict, "performance_cancelled");
        (await service.Sql.ScalarAsync<long>("SELECT count(*) FROM check_ins WHERE reservation_id = $1", reservationId))
            .Should()
            .Be(0);
    }

    [Fact]
    public async Task Join_WhileACancellationIsOpen_WaitsAndIsRefused()
    {
        var concert = await service.Crowd.ConcertAsync();
        var customer = await service.Crowd.CustomerAsync();

        var answer = await DuringACancellationAsync(
            concert,
            () => customer.At(1).PostAsync(concert.Line),
            ForcedOrder.Line
        );

        answer.ShouldBeProblem(HttpStatusCode.Conflict, "sale_closed");
    }

    [Fact]
    public async Task Admission_WhileACancellationIsOpen_WaitsAndAdmitsNoCustomer()
    {
        var concert = await service.Crowd.ConcertAsync(policy: RequestBodies.Policy(maxActive: 1));
        var active = await service.VisitorAsync(concert);
        var waiting = await service.VisitorAsync(concert);

        await DuringACancellationAsync(concert, () => active.At(1).DeleteAsync(concert.Line), waitsOn: null);
        await UntilTheWorkersHavePassedAsync();

        (await waiting.Client.GetAsync(concert.Line)).Get<string>("status").Should().Be("waiting");
    }

    /// <param name="waitsOn">What the request waits for; null when the worker waits for the line.</param>
    private async Task<Answer> DuringACancellationAsync(ConcertOnSale concert, Func<Task<Answer>> send, string? waitsOn)
    {
        var staff = await service.Crowd.OperatorAsync();
        var block = await RowLock.OnInsertsAsync(service, "cancellations");
        Task<Answer> cancelling;
        Task<Answer> sent;
        await using (block)
        {
            cancelling = staff.At(0).CancelAsync(concert);
            await service.UntilWaitingAsync("%INSERT INTO cancellations%");
            sent = send();
            await service.UntilWaitingAsync(waitsOn ?? ForcedOrder.Line);
            if (waitsOn is not null)
                sent.IsCompleted.Should().BeFalse("the request waits for the cancellation");
        }
        (await cancelling).ShouldBe(HttpStatusCode.Accepted);
        return await sent;
    }

    // A later turn of the workers shows that they have passed the cancelled line.
    private async Task UntilTheWorkersHavePassedAsync()
    {
        var concert = await service.Crowd.ConcertAsync(policy: RequestBodies.Policy(maxActive: 1));
        var leaver = await service.VisitorAsync(concert);
        var follower = await service.VisitorAsync(concert);
        await leaver.Client.DeleteAsync(concert.Line);
        await Eventually.Is(
            async () => (await follower.Client.GetAsync(concert.Line)).Get<string>("status") == "active",
            "the worker has to admit to the other concert"
        );
    }
}

using System.Net;
using ConcertReservation.IntegrationTests.Refunds;

namespace ConcertReservation.IntegrationTests.Cancellations;

/// <summary>What customers and doors get from the commit of a cancellation on, before any refund.</summary>
public sealed class CancelledSaleTests(NoRefunds service) : IClassFixture<NoRefunds>
{
    [Fact]
    public async Task Hold_AfterTheCancellation_IsRefused()
    {
        var concert = await service.Crowd.ConcertAsync();
        var visitor = await service.VisitorAsync(concert);
        await service.CancelledAsync(concert);

        var seats = await visitor.HoldAsync(concert, concert.SeatIds[0]);
        var best = await visitor.Client.PostAsync(
            concert.Reservations,
            new { performanceId = concert.PerformanceId, best = new { count = 2 } }
        );

        seats.ShouldBeProblem(HttpStatusCode.Conflict, "performance_cancelled");
        best.ShouldBeProblem(HttpStatusCode.Conflict, "performance_cancelled");
    }

    [Fact]
    public async Task Pay_AfterTheCancellation_IsRefused()
    {
        var concert = await service.Crowd.ConcertAsync();
        var (holder, reservationId) = await service.HolderAsync(concert, balance: 10_000);
        await service.CancelledAsync(concert);

        var answer = await holder.PayAsync(reservationId);

        answer.ShouldBeProblem(HttpStatusCode.Conflict, "performance_cancelled");
        (await holder.BalanceAsync()).Should().Be(10_000);
    }

    [Fact]
    public async Task Refund_AfterTheCancellation_IsLeftToTheCancellation()
    {
        var concert = await service.Crowd.ConcertAsync();
        var (buyer, reservationId) = await service.BuyerAsync(concert);
        await service.CancelledAsync(concert);

        var answer = await buyer.RefundAsync(reservationId);

        answer.ShouldBeProblem(HttpStatusCode.Conflict, "performance_cancelled");
    }

    [Fact]
    public async Task CheckIn_AfterTheCancellation_IsRefusedBeforeAndAfterTheRefund()
    {
        var concert = await service.Crowd.ConcertAsync();
        var (buyer, reservationId) = await service.BuyerAsync(concert);
        var code = await buyer.TicketAsync(reservationId);
        var staff = await service.CancelledAsync(concert);

        var before = await staff.Client.CheckInAsync(concert, code);
        (await service.RefundBatchAsync(concert)).Should().Be(1);
        var after = await staff.Client.CheckInAsync(concert, code);

        before.ShouldBeProblem(HttpStatusCode.Conflict, "performance_cancelled");
        after.ShouldBeProblem(HttpStatusCode.Conflict, "performance_cancelled");
    }

    [Fact]
    public async Task Ticket_AfterTheCancellation_IsRefused()
    {
        var concert = await service.Crowd.ConcertAsync();
        var (buyer, reservationId) = await service.BuyerAsync(concert);
        await service.CancelledAsync(concert);

        foreach (var path in new[] { "ticket", "ticket.svg" })
            (await buyer.Client.GetAsync($"/reservations/{reservationId}/{path}")).ShouldBeProblem(
                HttpStatusCode.Conflict,
                "performance_cancelled"
            );
        var reservation = await buyer.Client.GetAsync($"/reservations/{reservationId}");
        reservation.Get<string>("status").Should().Be("paid");
        reservation.Get<string>("performanceStatus").Should().Be("cancelled");
    }

    [Fact]
    public async Task Snapshots_OfTheOtherInstance_FollowWithinASecond()
    {
        var concert = await service.Crowd.ConcertAsync();
        var visitor = await service.VisitorAsync(concert);
        var other = visitor.At(1);
        (await other.GetAsync(concert.Path)).Get<string>("saleState").Should().Be("open");
        (await other.GetAsync(concert.StatesOf(concert.PerformanceId))).ShouldBe(HttpStatusCode.OK);
        (await other.GetAsync($"{concert.Path}/performances"))["items"]!.AsArray().Should().ContainSingle();

        var staff = await service.Crowd.OperatorAsync();
        (await staff.At(0).CancelAsync(concert)).ShouldBe(HttpStatusCode.Accepted);

        await Eventually.Is(() => FollowsAsync(other, concert), "at most a second old", TimeSpan.FromSeconds(1.5));
    }

    private static async Task<bool> FollowsAsync(ApiClient other, ConcertOnSale concert)
    {
        var listed = await other.GetAsync(concert.Path);
        var states = await other.GetAsync(concert.StatesOf(concert.PerformanceId));
        var seats = await other.GetAsync(concert.Seats);
        var bookable = await other.GetAsync($"{concert.Path}/performances");
        var available = await other.GetAsync($"{concert.Path}/availability");
        return listed.Get<string>("saleState") == "cancelled"
            && states.Status == HttpStatusCode.Conflict
            && states.Code == "performance_cancelled"
            && seats.Status == HttpStatusCode.Conflict
            && bookable["items"]!.AsArray().Count == 0
            && available["dates"]!.AsArray().Count == 0;
    }
}

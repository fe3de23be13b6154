using System.Net;
using ConcertReservation.IntegrationTests.HouseSeats;
using ConcertReservation.IntegrationTests.Races;

namespace ConcertReservation.IntegrationTests.Planning;

/// <summary>A removal, a join and the work of the house at the same moment, in both orders: one of them is refused.</summary>
public sealed class RemovalOrderTests(TwoInstances service) : IClassFixture<TwoInstances>
{
    [Fact]
    public async Task Join_BeforeARemoval_KeepsTheConcert()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 1);
        var customer = await service.Crowd.CustomerAsync();
        var staff = await service.Crowd.OperatorAsync();

        var (joined, removed) = await ForcedOrder.RunAsync(
            service,
            "queue_tokens",
            () => customer.At(0).PostAsync(concert.Line),
            () => staff.At(1).DeleteAsync(concert.Admin()),
            ForcedOrder.Line
        );

        joined.ShouldBe(HttpStatusCode.Created);
        removed.ShouldBeProblem(HttpStatusCode.Conflict, "concert_in_use");
    }

    [Fact]
    public async Task Join_AfterARemoval_FindsNoConcert()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 1);
        var customer = await service.Crowd.CustomerAsync();

        var joined = await AfterARemovalAsync(concert, () => customer.At(1).PostAsync(concert.Line), ForcedOrder.Line);

        joined.ShouldBeProblem(HttpStatusCode.NotFound, "concert_not_found");
    }

    [Fact]
    public async Task Issue_BeforeARemoval_KeepsTheConcert()
    {
        var concert = await service.DraftAsync();
        var staff = await service.Crowd.OperatorAsync();

        var (issued, removed) = await ForcedOrder.RunAsync(
            service,
            "payments",
            () => staff.At(0).IssueAsync(concert, "comp", concert.SeatIds[0]),
            () => staff.At(1).DeleteAsync(concert.Admin()),
            ForcedOrder.PerformanceForUpdate
        );

        issued.ShouldBe(HttpStatusCode.Created);
        removed.ShouldBeProblem(HttpStatusCode.Conflict, "concert_in_use");
    }

    [Fact]
    public async Task Issue_AfterARemoval_FindsNoPerformance()
    {
        var concert = await service.DraftAsync();
        var staff = await service.Crowd.OperatorAsync();

        var issued = await AfterARemovalAsync(
            concert,
            () => staff.At(1).IssueAsync(concert, "comp", concert.SeatIds[0]),
            ForcedOrder.PerformanceForShare
        );

        issued.ShouldBeProblem(HttpStatusCode.NotFound, "performance_not_found");
        (await staff.Client.FindBrokenInvariantsAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task Block_AfterARemoval_FindsNoPerformance()
    {
        var concert = await service.DraftAsync();
        var staff = await service.Crowd.OperatorAsync();

        var blocked = await AfterARemovalAsync(
            concert,
            () => staff.At(1).BlockAsync(concert, concert.SeatIds[0]),
            ForcedOrder.PerformanceForShare
        );

        blocked.ShouldBeProblem(HttpStatusCode.NotFound, "performance_not_found");
    }

    private async Task<Answer> AfterARemovalAsync(ConcertOnSale concert, Func<Task<Answer>> send, string waitsOn)
    {
        var staff = await service.Crowd.OperatorAsync();
        var (removed, answer) = await ForcedOrder.RunAsync(
            service,
            "audit_entries",
            () => staff.At(0).DeleteAsync(concert.Admin()),
            send,
            waitsOn
        );
        removed.ShouldBe(HttpStatusCode.NoContent);
        return answer;
    }
}

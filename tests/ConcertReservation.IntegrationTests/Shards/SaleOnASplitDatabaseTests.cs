using System.Net;
using ConcertReservation.Application.Queue;
using ConcertReservation.Application.Reservations;
using ConcertReservation.IntegrationTests.Cancellations;
using Microsoft.Extensions.DependencyInjection;

namespace ConcertReservation.IntegrationTests.Shards;

/// <summary>
/// The sale works on a PostgreSQL that is split by concert: every statement concerns one concert or one customer, or
/// declares that it does not, and no declared statement is part of a purchase. Partitions stand for the shards, and the
/// executor of PostgreSQL reports which partitions it has read.
/// </summary>
public sealed class SaleOnASplitDatabaseTests(SplitService service) : IClassFixture<SplitService>
{
    [Fact]
    public async Task Sale_EachStatement_ReadsOneShard()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 3, policy: RequestBodies.Policy(maxActive: 2));
        var another = await service.Crowd.ConcertAsync(seats: 1);
        var customers = await service.Crowd.CustomersAsync(4, balance: 100_000);
        await service.TakeStatementsAsync();

        await SellAsync(concert, another, customers);

        var statements = await service.TakeStatementsAsync();
        statements.SelectMany(statement => statement.Partitions).Should().Contain(p => p.StartsWith("reservations_"));
        statements.Where(statement => statement.IsMarked).Should().BeEmpty();
        statements.Where(statement => !statement.IsOfOneShard).Should().BeEmpty();
    }

    [Fact]
    public async Task Sweep_ExpiredHoldsOfTwoConcerts_EndsEachInItsShard()
    {
        var (_, one) = await service.HolderAsync(await service.Crowd.ConcertAsync(seats: 1));
        var (_, other) = await service.HolderAsync(await service.Crowd.ConcertAsync(seats: 1));
        service.Clock.Advance(TimeSpan.FromMinutes(5));
        await service.TakeStatementsAsync();

        await using (var scope = service.Hosts[0].Services.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<HoldSweepFacade>().SweepAsync(default);

        var statements = await service.TakeStatementsAsync();
        statements.Should().ContainSingle(statement => statement.IsMarked, "one statement reads every shard");
        statements.Where(statement => !statement.IsMarked && !statement.IsOfOneShard).Should().BeEmpty();
        var ended = await service.Sql.ColumnAsync<Guid>("SELECT id FROM reservations WHERE status = 'expired'");
        ended.Should().Contain([one, other]);
    }

    [Fact]
    public async Task CancelAndRefund_EachStatement_ReadsOneShard()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 3);
        await service.BuyerAsync(concert);
        await service.HolderAsync(concert, balance: 0, concert.SeatIds[1]);
        var staff = await service.Crowd.OperatorAsync();
        await service.TakeStatementsAsync();

        (await staff.Client.CancelAsync(concert)).ShouldBe(HttpStatusCode.Accepted);
        (await service.RefundBatchAsync(concert)).Should().Be(1);

        var statements = await service.TakeStatementsAsync();
        statements.Where(statement => !statement.IsOfOneShard).Should().BeEmpty();
    }

    /// <summary>
    /// Two customers are active: they hold, fail to hold and pay. One waits, is admitted and leaves. One hold expires.
    /// </summary>
    private async Task SellAsync(ConcertOnSale concert, ConcertOnSale another, IReadOnlyList<Person> customers)
    {
        var buyer = await customers[0].InLineAsync(concert);
        var loser = await customers[1].InLineAsync(concert);
        var waiting = await customers[2].InLineAsync(concert);
        await (await customers[3].InLineAsync(another)).HoldAsync(another, another.SeatIds[0]);

        (await buyer.Client.GetAsync(concert.Seats)).ShouldBe(HttpStatusCode.OK);
        (await buyer.Client.GetAsync($"{concert.Path}/performances")).ShouldBe(HttpStatusCode.OK);
        var held = (await buyer.HoldAsync(concert, concert.SeatIds[0], concert.SeatIds[1])).ShouldBe(
            HttpStatusCode.Created
        );
        (await loser.HoldAsync(concert, concert.SeatIds[1])).ShouldBeProblem(
            HttpStatusCode.Conflict,
            "seat_unavailable"
        );
        (await buyer.PayAsync(held.Get<Guid>("reservationId"))).ShouldBe(HttpStatusCode.Created);
        (await loser.HoldAsync(concert, concert.SeatIds[2])).ShouldBe(HttpStatusCode.Created);

        (await AdmitAsync(concert)).Should().Be(1);
        (await waiting.Client.GetAsync(concert.Line))
            .ShouldBe(HttpStatusCode.OK)
            .Get<string>("status")
            .Should()
            .Be("active");
        service.Clock.Advance(TimeSpan.FromMinutes(5));
        var late = await customers[3].InLineAsync(concert);
        (await late.HoldAsync(concert, concert.SeatIds[2])).ShouldBe(HttpStatusCode.Created);
        (await late.Client.DeleteAsync(concert.Line)).ShouldBe(HttpStatusCode.NoContent);
    }

    private async Task<int> AdmitAsync(ConcertOnSale concert)
    {
        await using var scope = service.Hosts[0].Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<AdmissionFacade>().AdmitAsync(concert.ConcertId, default);
    }
}

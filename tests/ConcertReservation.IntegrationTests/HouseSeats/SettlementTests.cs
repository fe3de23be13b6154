using System.Net;
using ConcertReservation.Domain.Reservations;
using ConcertReservation.IntegrationTests.Races;
using ConcertReservation.IntegrationTests.Refunds;

namespace ConcertReservation.IntegrationTests.HouseSeats;

/// <summary>What a performance has earned.</summary>
public sealed class SettlementTests(OneInstance service) : IClassFixture<OneInstance>
{
    private const string Columns = "performanceId,title,startsAt,timeZone,price,method,sold,refunded,amount";

    [Fact]
    public async Task Find_NothingSold_IsEmpty()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 2);
        var staff = await StaffAsync();
        await service.HolderAsync(concert, balance: 0, concert.SeatIds[0]);

        var settlement = await staff.SettlementAsync(concert);

        settlement.ShouldHaveFields("performanceId", "currency", "items", "sold", "refunded", "net");
        settlement["performanceId"]!.GetValue<long>().Should().Be(concert.PerformanceId);
        settlement["currency"]!.GetValue<string>().Should().Be("KRW");
        settlement["items"]!.AsArray().Should().BeEmpty();
        Totals(settlement).Should().Be((0, 0, 0));
    }

    [Fact]
    public async Task Find_EachMethodAndTwoPrices_HasOneItemForEach()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 10, price: 10_000);
        var staff = await StaffAsync();
        var buyer = await service.Crowd.CustomerAsync(balance: 100_000);
        await buyer.BoughtAsync(concert, concert.SeatIds[0], concert.SeatIds[1]);
        await staff.IssueAsync(concert, "box_office", concert.SeatIds[2]);
        await staff.IssueAsync(concert, "comp", concert.SeatIds[3], concert.SeatIds[4]);
        await service.Sql.ExecuteAsync("UPDATE seats SET price = 7000 WHERE concert_id = $1", concert.ConcertId);
        await buyer.BoughtAsync(concert, concert.SeatIds[5]);
        await staff.IssueAsync(concert, "box_office", concert.SeatIds[6]);

        var settlement = await staff.SettlementAsync(concert);

        settlement
            .Items()
            .Should()
            .Equal(
                "10000 box_office 1-0 10000",
                "10000 wallet 2-0 20000",
                "7000 box_office 1-0 7000",
                "7000 wallet 1-0 7000",
                "0 comp 2-0 0"
            );
        Totals(settlement).Should().Be((44_000, 0, 44_000));
        await Invariants.HoldAsync(service);
    }

    [Fact]
    public async Task Find_SeatsRefundedOneAfterTheOther_CountsEachOnce()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 4, price: 10_000);
        var staff = await StaffAsync();
        var buyer = await service.Crowd.CustomerAsync(balance: 100_000);
        var reservationId = await buyer.BoughtAsync(concert, [.. concert.SeatIds.Take(3)]);

        await RefundAsync(buyer, reservationId, concert.SeatIds[0]);
        var afterOne = await staff.SettlementAsync(concert);
        await RefundAsync(buyer, reservationId, concert.SeatIds[1]);
        await RefundAsync(buyer, reservationId, concert.SeatIds[2]);
        await buyer.BoughtAsync(concert, concert.SeatIds[0]);
        var afterAll = await staff.SettlementAsync(concert);

        afterOne.Items().Should().Equal("10000 wallet 3-1 20000");
        Totals(afterOne).Should().Be((30_000, 10_000, 20_000));
        afterAll.Items().Should().Equal("10000 wallet 4-3 10000");
        Totals(afterAll).Should().Be((40_000, 30_000, 10_000));
        await Invariants.HoldAsync(service);
    }

    [Fact]
    public async Task Refund_OfTheBoxOffice_ReturnsTheSeatsAndTouchesNoWallet()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 3, price: 10_000);
        var staff = await StaffAsync();
        var issued = await staff.IssueAsync(concert, "box_office", [.. concert.SeatIds]);
        var reservationId = issued.Get<Guid>("reservationId");
        var entries = await EntriesAsync();

        var part = await service.RefundIssuedAsync(concert, reservationId, concert.SeatIds[1]);
        var afterOne = await staff.SettlementAsync(concert);
        var rest = await service.RefundIssuedAsync(concert, reservationId);

        (part.Refund.Amount, part.Balance).Should().Be((10_000, null));
        afterOne.Items().Should().Equal("10000 box_office 3-1 20000");
        (rest.Refund.Amount, rest.Balance).Should().Be((20_000, null));
        Totals(await staff.SettlementAsync(concert)).Should().Be((30_000, 30_000, 0));
        (await staff.StatesAsync(concert)).Should().Equal(0, 0, 0);
        (await EntriesAsync()).Should().Be(entries);
        await (await service.Crowd.CustomerAsync(balance: 10_000)).BoughtAsync(concert, concert.SeatIds[0]);
        await Invariants.HoldAsync(service);
    }

    [Fact]
    public async Task Refund_OfAComp_ReturnsTheSeatAndNothing()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 1, price: 10_000);
        var staff = await StaffAsync();
        var issued = await staff.IssueAsync(concert, "comp", concert.SeatIds[0]);

        var refunded = await service.RefundIssuedAsync(concert, issued.Get<Guid>("reservationId"));

        (refunded.Refund.Amount, refunded.Method).Should().Be((0, PaymentMethod.Comp));
        (await staff.SettlementAsync(concert)).Items().Should().Equal("0 comp 1-1 0");
        (await staff.StatesAsync(concert)).Should().Equal(0);
        await Invariants.HoldAsync(service);
    }

    [Fact]
    public async Task Find_OtherPerformanceOfTheConcert_IsNotCounted()
    {
        var now = service.Clock.GetUtcNow();
        var concert = await service.OnSaleAsync(await service.AnnounceAtAsync(null, now.AddDays(30), now.AddDays(31)));
        var staff = await StaffAsync();
        var other = concert.Performances[1];
        var body = HouseSeatCalls.Issue("box_office", other.SeatIds[0]);
        (await staff.PostAsync($"/admin{concert.Path}/performances/{other.PerformanceId}/issues", body)).ShouldBe(
            HttpStatusCode.Created
        );

        Totals(await staff.SettlementAsync(concert)).Should().Be((0, 0, 0));
    }

    [Fact]
    public async Task Export_SomeSales_HasALineForEachItem()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 3, price: 10_000);
        var staff = await StaffAsync();
        await service.BuyerAsync(concert);
        await staff.IssueAsync(concert, "comp", concert.SeatIds[1]);

        var file = await staff.GetAsync($"/admin/performances/{concert.PerformanceId}/settlement.csv");

        file.ShouldBe(HttpStatusCode.OK).ContentHeaders.ContentType!.ToString().Should().Be("text/csv; charset=utf-8");
        file.ContentHeaders.ContentDisposition!.FileName.Should().Be($"settlement-{concert.PerformanceId}.csv");
        file.Text.Split("\r\n")[0].TrimStart('\uFEFF').Should().Be(Columns);
        var rows = file.CsvRows();
        rows.Select(row => $"{row["price"]} {row["method"]} {row["sold"]} {row["refunded"]} {row["amount"]}")
            .Should()
            .Equal("10000 wallet 1 0 10000", "0 comp 1 0 0");
        rows[0]["title"].Should().Be("밤의 노래");
        rows[0]["startsAt"].Should().EndWith(" +09:00");
    }

    [Theory]
    [InlineData("settlement")]
    [InlineData("settlement.csv")]
    public async Task AnyCall_UnknownPerformance_IsNotFound(string call)
    {
        var answer = await (await StaffAsync()).GetAsync($"/admin/performances/999999/{call}");

        answer.ShouldBeProblem(HttpStatusCode.NotFound, "performance_not_found");
    }

    private async Task<ApiClient> StaffAsync() => (await service.Crowd.OperatorAsync()).Client;

    private Task<long> EntriesAsync() => service.Sql.ScalarAsync<long>("SELECT count(*) FROM ledger_entries");

    private static (long Sold, long Refunded, long Net) Totals(System.Text.Json.Nodes.JsonNode settlement)
    {
        long Of(string name) => settlement[name]!.GetValue<long>();
        return (Of("sold"), Of("refunded"), Of("net"));
    }

    private static async Task RefundAsync(Person buyer, Guid reservationId, long seatId) =>
        (
            await buyer.Client.PostAsync($"/reservations/{reservationId}/refund", new { seatIds = new[] { seatId } })
        ).ShouldBe(HttpStatusCode.Created);
}

using System.Net;
using ConcertReservation.IntegrationTests.Finding;
using ConcertReservation.IntegrationTests.Refunds;
using ConcertReservation.Testing.Settlements;

namespace ConcertReservation.IntegrationTests.HouseSeats;

/// <summary>The check of settlements that the fault runs make finds every wrong won.</summary>
public sealed class SettlementBooksTests(OneInstance service) : IClassFixture<OneInstance>
{
    private const long Price = 10_000;

    [Fact]
    public async Task FindDifferences_OfEverySale_FindsNone()
    {
        var (books, staff, _) = await SaleAsync();

        (await books.FindDifferencesAsync(staff, service.Sql)).Should().BeEmpty();
    }

    [Theory]
    [InlineData("UPDATE payments SET amount = amount + 1 WHERE concert_id = $1 AND method = 'wallet'")]
    [InlineData("UPDATE payments SET amount = amount - 1 WHERE concert_id = $1 AND method = 'box_office'")]
    [InlineData("UPDATE refunds SET amount = amount - 1 WHERE concert_id = $1")]
    [InlineData("UPDATE reservation_seats SET price = price + 1 WHERE concert_id = $1 AND status = 'paid'")]
    [InlineData("UPDATE refunded_seats SET price = price + 1 WHERE concert_id = $1")]
    public async Task FindDifferences_WrongInTheDatabase_NamesThePerformance(string brokenBy)
    {
        var (books, staff, concert) = await SaleAsync();
        (await service.Sql.ExecuteAsync(brokenBy, concert.ConcertId)).Should().BePositive();

        var differences = await books.FindDifferencesAsync(staff, service.Sql);

        differences.Should().ContainSingle().Which.Should().StartWith($"performance {concert.PerformanceId}:");
    }

    [Theory]
    [InlineData("wallet", Price, 1, 0)]
    [InlineData("wallet", Price, 0, 1)]
    [InlineData("wallet", Price, -1, 0)]
    [InlineData("box_office", Price + 1, 1, 1)]
    [InlineData("comp", 0, 1, 1)]
    public async Task FindDifferences_NotInTheSettlement_NamesThePerformance(
        string method,
        long price,
        int sold,
        int refunded
    )
    {
        var (books, staff, concert) = await SaleAsync();
        books.Sell(concert.PerformanceId, price, method, sold);
        books.Refund(concert.PerformanceId, price, method, refunded);

        var differences = await books.FindDifferencesAsync(staff, service.Sql);

        differences.Should().ContainSingle().Which.Should().StartWith($"performance {concert.PerformanceId}:");
    }

    [Fact]
    public async Task FindDifferences_OfAPerformanceThatTheBooksHaveAsUnsold_NamesIt()
    {
        var (_, staff, concert) = await SaleAsync();
        var empty = new SettlementBooks();
        empty.Open(concert.PerformanceId);

        (await empty.FindDifferencesAsync(staff, service.Sql)).Should().ContainSingle();
    }

    // Two seats from a wallet, one of them refunded; one sold and one refunded at the box office; one given away.
    private async Task<(SettlementBooks Books, ApiClient Staff, ConcertOnSale Concert)> SaleAsync()
    {
        var concert = await service.Crowd.ConcertAsync(price: Price);
        var staff = await service.Crowd.OperatorAsync();
        var buyer = await service.Crowd.CustomerAsync(balance: 2 * Price);
        var books = new SettlementBooks();

        var bought = await buyer.BoughtAsync(concert, concert.SeatIds[0], concert.SeatIds[1]);
        books.Sell(concert.PerformanceId, Price, "wallet", 2);
        (await staff.RefundForAsync(bought, [concert.SeatIds[0]])).ShouldBe(HttpStatusCode.Created);
        books.Refund(concert.PerformanceId, Price, "wallet", 1);
        var issued = await staff.Client.IssueAsync(concert, "box_office", concert.SeatIds[2]);
        books.Sell(concert.PerformanceId, Price, "box_office", 1);
        (await staff.RefundForAsync(issued.Get<Guid>("reservationId"))).ShouldBe(HttpStatusCode.Created);
        books.Refund(concert.PerformanceId, Price, "box_office", 1);
        (await staff.Client.IssueAsync(concert, "box_office", concert.SeatIds[3])).ShouldBe(HttpStatusCode.Created);
        books.Sell(concert.PerformanceId, Price, "box_office", 1);
        (await staff.Client.IssueAsync(concert, "comp", concert.SeatIds[4])).ShouldBe(HttpStatusCode.Created);
        books.Sell(concert.PerformanceId, 0, "comp", 1);
        return (books, staff.Client, concert);
    }
}

using System.Net;
using ConcertReservation.IntegrationTests.Races;

namespace ConcertReservation.IntegrationTests.HouseSeats;

/// <summary>
/// Random purchases, refunds, issues, blocks and price changes at once, on two instances. Afterwards the settlement
/// agrees to the won with payments, refunds and the ledger.
/// </summary>
public sealed class SettlementScriptTests(TwoInstances service) : IClassFixture<TwoInstances>
{
    private const int Customers = 8;
    private const int Operators = 4;
    private const int Steps = 25;

    private static readonly object Policy = RequestBodies.Policy(
        maxActive: 1_000,
        activeFor: "10:00:00",
        maxSeatsPerUser: 100
    );

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Settlement_AfterARandomScript_AgreesToTheWon(int seed)
    {
        var concert = await service.Crowd.ConcertAsync(seats: 40, price: 1_000, policy: Policy);
        var buyers = await service.Crowd.CustomersAsync(Customers, balance: 1_000_000);
        var staff = await service.Crowd.OperatorAsync();

        await Task.WhenAll([
            .. buyers.Select((buyer, i) => BuyAsync(buyer, concert, new Random(seed * 100 + i))),
            .. Enumerable
                .Range(0, Operators)
                .Select(i => SellAsync(staff.At(i % 2), concert, new Random(seed * 1_000 + i))),
        ]);

        var settlement = await staff.Client.SettlementAsync(concert);
        long Of(string field) => settlement[field]!.GetValue<long>();
        Of("sold").Should().Be(await SumAsync("payments", concert)).And.BePositive();
        Of("refunded").Should().Be(await SumAsync("refunds", concert)).And.BePositive();
        Of("net").Should().Be(Of("sold") - Of("refunded"));
        var items = settlement["items"]!.AsArray();
        items.Sum(item => item!["amount"]!.GetValue<long>()).Should().Be(Of("net"));
        items
            .Where(item => (string)item!["method"]! == "wallet")
            .Sum(item => item!["amount"]!.GetValue<long>())
            .Should()
            .Be(await LedgerAsync(concert));
        items
            .Sum(item => item!["sold"]!.GetValue<long>() - item["refunded"]!.GetValue<long>())
            .Should()
            .Be((await service.Sql.StatusesAsync(concert)).Count(status => status == "sold"));
        await Invariants.HoldAsync(service);
    }

    private static async Task BuyAsync(Person buyer, ConcertOnSale concert, Random random)
    {
        for (var step = 0; step < Steps; step++)
        {
            buyer = await buyer.InLineAsync(concert);
            long[] seats = [.. random.GetItems([.. concert.SeatIds], random.Next(1, 4)).Distinct()];
            var held = await buyer.HoldAsync(concert, seats);
            if (!held.Succeeded())
                continue;
            var id = held.Get<Guid>("reservationId");
            if ((await buyer.PayAsync(id)).Succeeded() && random.Next(3) > 0)
                await buyer.Client.PostAsync(
                    $"/reservations/{id}/refund",
                    random.Next(2) == 0 ? null : new { seatIds = seats[..1] }
                );
        }
    }

    private async Task SellAsync(ApiClient staff, ConcertOnSale concert, Random random)
    {
        var issued = new List<Guid>();
        for (var step = 0; step < Steps; step++)
        {
            long[] seats = [.. random.GetItems([.. concert.SeatIds], random.Next(1, 5)).Distinct()];
            switch (random.Next(6))
            {
                case 0:
                    await staff.BlockAsync(concert, seats);
                    break;
                case 1:
                    await staff.UnblockAsync(concert, seats);
                    break;
                case 2 when issued.Count > 0:
                    await service.RefundIssuedAsync(concert, issued[^1]);
                    issued.RemoveAt(issued.Count - 1);
                    break;
                case 3:
                    await ChangePricesAsync(concert, random.Next(1, 20) * 500L);
                    break;
                default:
                    var sold = await staff.IssueAsync(concert, random.Next(3) == 0 ? "comp" : "box_office", seats);
                    if (sold.Status == HttpStatusCode.Created)
                        issued.Add(sold.Get<Guid>("reservationId"));
                    break;
            }
        }
    }

    // Only of seats that are free, as an operator changes prices, and in id order, as every writer locks seats.
    private Task<int> ChangePricesAsync(ConcertOnSale concert, long price) =>
        service.Sql.ExecuteAsync(
            """
            UPDATE seats SET price = $2 WHERE id IN (
                SELECT id FROM seats WHERE concert_id = $1 AND status IN ('available', 'blocked') ORDER BY id FOR UPDATE)
            """,
            concert.ConcertId,
            price
        );

    private Task<long> SumAsync(string table, ConcertOnSale concert) =>
        service.Sql.ScalarAsync<long>(
            $"SELECT coalesce(sum(amount), 0)::bigint FROM {table} WHERE concert_id = $1",
            concert.ConcertId
        );

    private Task<long> LedgerAsync(ConcertOnSale concert) =>
        service.Sql.ScalarAsync<long>(
            """
            SELECT coalesce(-sum(amount), 0)::bigint FROM ledger_entries
            JOIN reservations ON reservations.id = reservation_id WHERE concert_id = $1
            """,
            concert.ConcertId
        );
}

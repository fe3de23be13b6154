using System.Net;
using ConcertReservation.IntegrationTests.Idempotency;

namespace ConcertReservation.IntegrationTests.Refunds;

/// <summary>Refunds at the same time, and customers who wait for the seat.</summary>
public sealed class RefundRaceTests(TwoInstances service) : IClassFixture<TwoInstances>
{
    [Fact]
    public async Task Refund_20TimesAtOnce_RefundsOnce()
    {
        var (buyer, reservationId) = await BoughtAsync();

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 20).Select(i => buyer.RefundAsync(reservationId, instance: i))
        );

        await ShouldHaveRefundedOnceAsync(buyer, answers);
    }

    [Fact]
    public async Task Refund_20TimesAtOnceWithDifferentKeys_RefundsOnce()
    {
        var (buyer, reservationId) = await BoughtAsync();

        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 20)
                .Select(i => buyer.WithKey($"key {i}", instance: i).PostAsync($"/reservations/{reservationId}/refund"))
        );

        await ShouldHaveRefundedOnceAsync(buyer, answers);
    }

    [Fact]
    public async Task Refund_WhileOtherCustomersRequestTheSeats_SellsEachSeatOnceMore()
    {
        const int Seats = 10;
        var concert = await service.Crowd.ConcertAsync(seats: Seats);
        var owners = await service.Crowd.CustomersAsync(Seats, balance: 10_000);
        var rivals = await service.Crowd.CustomersAsync(2 * Seats);
        // Before it is sold out: after that no customer is admitted until a seat is available again.
        rivals = await Task.WhenAll(rivals.Select(rival => rival.InLineAsync(concert)));
        var bought = await Task.WhenAll(owners.Select((owner, i) => owner.BoughtAsync(concert, concert.SeatIds[i])));

        var refunds = owners.Select((owner, i) => owner.RefundAsync(bought[i], instance: i)).ToList();
        var holds = await Task.WhenAll(
            rivals.Select((r, i) => HoldUntilFreeAsync(r, concert, concert.SeatIds[i % Seats]))
        );

        (await Task.WhenAll(refunds)).Should().OnlyContain(a => a.Status == HttpStatusCode.Created);
        holds.Count(held => held).Should().Be(Seats);
        var live = await service.Sql.ScalarAsync<long>(
            """
            SELECT count(DISTINCT seat_id) FROM reservation_seats
            WHERE concert_id = $1 AND status = 'held'
            """,
            concert.ConcertId
        );
        live.Should().Be(Seats);
        var staff = await service.Crowd.OperatorAsync();
        (await staff.Client.FindBrokenInvariantsAsync()).Should().BeEmpty();
    }

    /// <returns>False when another customer got the seat.</returns>
    private async Task<bool> HoldUntilFreeAsync(Person rival, ConcertOnSale concert, long seatId)
    {
        while (true)
        {
            var held = await rival.HoldAsync(concert, seatId);
            if (held.Status == HttpStatusCode.Created)
                return true;
            held.ShouldBeProblem(HttpStatusCode.Conflict, "seat_unavailable");
            if (await service.Sql.ScalarAsync<string>("SELECT status FROM seats WHERE id = $1", seatId) == "held")
                return false;
        }
    }

    private async Task<(Person Buyer, Guid ReservationId)> BoughtAsync()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 1, price: 10_000);
        var buyer = await service.Crowd.CustomerAsync(balance: 10_000);
        return (buyer, await buyer.BoughtAsync(concert, concert.SeatIds[0]));
    }

    private static async Task ShouldHaveRefundedOnceAsync(Person buyer, Answer[] answers)
    {
        answers.Where(a => a.Status == HttpStatusCode.Created).Should().ContainSingle();
        foreach (var refused in answers.Where(a => a.Status != HttpStatusCode.Created))
            refused.ShouldBeProblem(HttpStatusCode.Conflict, "reservation_not_paid");
        (await buyer.BalanceAsync()).Should().Be(10_000);
        (await buyer.Service.Sql.ScalarAsync<long>("SELECT count(*) FROM refunds WHERE user_id = $1", buyer.UserId))
            .Should()
            .Be(1);
    }
}

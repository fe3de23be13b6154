using System.Net;

namespace ConcertReservation.IntegrationTests.Refunds;

/// <summary>What cannot be refunded.</summary>
public sealed class RefundRefusalTests(OneInstance service) : IClassFixture<OneInstance>
{
    private static readonly TimeSpan Closing = TimeSpan.FromHours(24);

    [Fact]
    public async Task Refund_24HoursBeforeTheStart_IsRefused()
    {
        var (buyer, reservationId) = await BoughtAsync();
        var startsAt = await MoveStartAsync(reservationId, Closing);

        var refund = await buyer.RefundAsync(reservationId);

        refund.ShouldBeProblem(HttpStatusCode.Conflict, "refund_closed");
        refund
            .Get<DateTimeOffset>("refundableUntil")
            .Should()
            .BeCloseTo(startsAt - Closing, TimeSpan.FromMilliseconds(2));
        (await buyer.BalanceAsync()).Should().Be(0);
    }

    [Fact]
    public async Task Refund_OneMinuteMoreThan24HoursBeforeTheStart_Succeeds()
    {
        var (buyer, reservationId) = await BoughtAsync();
        await MoveStartAsync(reservationId, Closing + TimeSpan.FromMinutes(1));

        var refund = await buyer.RefundAsync(reservationId);

        refund.ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task Refund_AfterTheStart_IsRefused()
    {
        var (buyer, reservationId) = await BoughtAsync();
        await MoveStartAsync(reservationId, TimeSpan.FromMinutes(-1));

        var refund = await buyer.RefundAsync(reservationId);

        refund.ShouldBeProblem(HttpStatusCode.Conflict, "refund_closed");
    }

    [Fact]
    public async Task Refund_Hold_IsRefused()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 1);
        var buyer = await (await service.Crowd.CustomerAsync()).InLineAsync(concert);
        var reservationId = await buyer.HeldAsync(concert, concert.SeatIds[0]);

        var refund = await buyer.RefundAsync(reservationId);

        refund.ShouldBeProblem(HttpStatusCode.Conflict, "reservation_not_paid");
    }

    [Fact]
    public async Task Refund_CancelledHold_IsRefused()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 1);
        var buyer = await (await service.Crowd.CustomerAsync()).InLineAsync(concert);
        var reservationId = await buyer.HeldAsync(concert, concert.SeatIds[0]);
        await buyer.Client.DeleteAsync($"/reservations/{reservationId}");

        var refund = await buyer.RefundAsync(reservationId);

        refund.ShouldBeProblem(HttpStatusCode.Conflict, "reservation_not_paid");
    }

    [Fact]
    public async Task Refund_ExpiredHold_IsRefused()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 1);
        var buyer = await (await service.Crowd.CustomerAsync()).InLineAsync(concert);
        var reservationId = await buyer.HeldAsync(concert, concert.SeatIds[0]);
        service.Clock.Advance(TimeSpan.FromMinutes(5));

        var refund = await buyer.RefundAsync(reservationId);

        refund.ShouldBeProblem(HttpStatusCode.Conflict, "reservation_not_paid");
    }

    [Fact]
    public async Task Refund_Twice_IsRefused()
    {
        var (buyer, reservationId) = await BoughtAsync();
        (await buyer.RefundAsync(reservationId)).ShouldBe(HttpStatusCode.Created);

        var second = await buyer.RefundAsync(reservationId);

        second.ShouldBeProblem(HttpStatusCode.Conflict, "reservation_not_paid");
        (await buyer.BalanceAsync()).Should().Be(10_000);
    }

    [Fact]
    public async Task Refund_ReservationOfAnotherCustomer_IsNotFound()
    {
        var (buyer, reservationId) = await BoughtAsync();
        var thief = await service.Crowd.CustomerAsync();

        var refund = await thief.RefundAsync(reservationId);

        refund.ShouldBeProblem(HttpStatusCode.NotFound, "reservation_not_found");
        (await buyer.Client.GetAsync($"/reservations/{reservationId}")).Get<string>("status").Should().Be("paid");
    }

    [Fact]
    public async Task Refund_FullWallet_IsRefusedAndChangesNothing()
    {
        var (buyer, reservationId) = await BoughtAsync();
        await service.Sql.ExecuteAsync("UPDATE wallets SET balance = 999990001 WHERE user_id = $1", buyer.UserId);

        var refund = await buyer.RefundAsync(reservationId);

        refund.ShouldBeProblem(HttpStatusCode.Conflict, "balance_limit_reached");
        (await buyer.Client.GetAsync($"/reservations/{reservationId}")).Get<string>("status").Should().Be("paid");
        (await buyer.BalanceAsync()).Should().Be(999_990_001);
    }

    [Theory]
    [InlineData("seatNumbers")]
    [InlineData("seatId")]
    public async Task Refund_UnknownField_IsRefusedAndNamed(string field)
    {
        var (buyer, reservationId) = await BoughtAsync();
        var body = new Dictionary<string, object>(StringComparer.Ordinal) { [field] = new[] { "1" } };

        var refund = await buyer.Client.PostAsync($"/reservations/{reservationId}/refund", body);

        await ShouldNameAsync(refund, field, buyer);
    }

    [Fact]
    public async Task Refund_SeatOfNoReservation_IsRefused()
    {
        var (buyer, reservationId) = await BoughtAsync();

        var refund = await buyer.Client.PostAsync(
            $"/reservations/{reservationId}/refund",
            new { seatIds = new[] { 999_999_999 } }
        );

        await ShouldNameAsync(refund, "seatIds", buyer);
    }

    [Fact]
    public async Task Refund_NotSignedIn_IsRefused()
    {
        var (_, reservationId) = await BoughtAsync();

        var refund = await service.Client().PostAsync($"/reservations/{reservationId}/refund");

        refund.ShouldBeProblem(HttpStatusCode.Unauthorized, "unauthenticated");
    }

    private static async Task ShouldNameAsync(Answer refund, string field, Person buyer)
    {
        var errors = refund.ShouldBeProblem(HttpStatusCode.BadRequest, "validation_failed")["errors"]!.AsObject();
        errors.Select(error => error.Key).Should().Equal(field);
        (await buyer.BalanceAsync()).Should().Be(0);
    }

    private async Task<(Person Buyer, Guid ReservationId)> BoughtAsync()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 1, price: 10_000);
        var buyer = await service.Crowd.CustomerAsync(balance: 10_000);
        return (buyer, await buyer.BoughtAsync(concert, concert.SeatIds[0]));
    }

    private async Task<DateTimeOffset> MoveStartAsync(Guid reservationId, TimeSpan fromNow)
    {
        var startsAt = service.Clock.GetUtcNow() + fromNow;
        await service.Sql.ExecuteAsync(
            """
            UPDATE performances SET starts_at = $1
            WHERE id = (SELECT performance_id FROM reservations WHERE id = $2)
            """,
            startsAt,
            reservationId
        );
        return startsAt;
    }
}

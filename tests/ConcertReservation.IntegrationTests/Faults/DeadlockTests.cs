using System.Net;
using ConcertReservation.IntegrationTests.Idempotency;
using ConcertReservation.IntegrationTests.Overload;
using ConcertReservation.IntegrationTests.Refunds;

namespace ConcertReservation.IntegrationTests.Faults;

/// <summary>The service locks in one order; an operator with a console may lock in another.</summary>
public sealed class DeadlockTests(OneInstance service) : IClassFixture<OneInstance>
{
    [Fact]
    public async Task Refund_CancelledByADeadlock_IsRetried()
    {
        var (buyer, concert, reservationId) = await BoughtAsync();

        var refund = await CrossAsync(buyer, concert, buyer.Client, reservationId);

        refund.ShouldBe(HttpStatusCode.Created);
        (await buyer.BalanceAsync()).Should().Be(10_000);
    }

    [Fact]
    public async Task Refund_WithAKeyCancelledByADeadlock_CanBeRepeated()
    {
        var (buyer, concert, reservationId) = await BoughtAsync();

        var refund = await CrossAsync(buyer, concert, buyer.WithKey("key"), reservationId);
        var repeated = await buyer.WithKey("key").PostAsync($"/reservations/{reservationId}/refund");

        refund.Status.Should().BeOneOf([HttpStatusCode.Created, HttpStatusCode.ServiceUnavailable], refund.Text);
        repeated.ShouldBe(HttpStatusCode.Created);
        (await buyer.BalanceAsync()).Should().Be(10_000);
    }

    // The refund locks the seats and waits for the wallet, which the test has locked. Then the test waits for the
    // seats. The server checks the refund for a deadlock after a second and cancels it; it checks the test only later.
    private static async Task<Answer> CrossAsync(
        Person buyer,
        ConcertOnSale concert,
        ApiClient client,
        Guid reservationId
    )
    {
        var rowLock = await RowLock.OnWalletAsync(buyer);
        await rowLock.ExecuteAsync("SET deadlock_timeout = '1min'");
        var refunding = client.PostAsync($"/reservations/{reservationId}/refund");
        await rowLock.UntilWaitedForAsync();
        await rowLock.ExecuteAsync("SELECT 1 FROM seats WHERE concert_id = $1 FOR UPDATE", concert.ConcertId);
        await rowLock.DisposeAsync();
        return await refunding;
    }

    private async Task<(Person Buyer, ConcertOnSale Concert, Guid ReservationId)> BoughtAsync()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 1, price: 10_000);
        var buyer = await service.Crowd.CustomerAsync(balance: 10_000);
        return (buyer, concert, await buyer.BoughtAsync(concert, concert.SeatIds[0]));
    }
}

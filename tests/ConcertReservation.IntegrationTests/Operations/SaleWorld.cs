using System.Net;
using ConcertReservation.IntegrationTests.Cancellations;
using ConcertReservation.IntegrationTests.HouseSeats;
using ConcertReservation.IntegrationTests.Planning;
using ConcertReservation.IntegrationTests.Refunds;

namespace ConcertReservation.IntegrationTests.Operations;

/// <summary>
/// One paid, one refunded, one held and one issued reservation, a customer who waits behind a full line of one, a
/// cancelled performance of another concert with one refunded reservation, a draft and a removed draft.
/// </summary>
public sealed class SaleWorld : IAsyncLifetime
{
    public OneInstance Service { get; } = new();

    public async Task InitializeAsync()
    {
        await Service.InitializeAsync();
        var concert = await Service.Crowd.ConcertAsync(seats: 5, policy: RequestBodies.Policy(maxActive: 1));
        var customers = await Service.Crowd.CustomersAsync(4, balance: 50_000);
        await customers[0].BoughtAsync(concert, concert.SeatIds[0]);
        await customers[1].RefundAsync(await customers[1].BoughtAsync(concert, concert.SeatIds[1]));
        await (await customers[2].InLineAsync(concert)).HeldAsync(concert, concert.SeatIds[2]);
        await customers[3].JoinAsync(concert);
        var cancelled = await Service.Crowd.ConcertAsync(seats: 1);
        await Service.BuyerAsync(cancelled);
        await Service.CancelledAsync(cancelled);
        await Service.UntilFinishedAsync(cancelled);
        var staff = (await Service.Crowd.OperatorAsync()).Client;
        (await staff.IssueAsync(concert, "box_office", concert.SeatIds[3])).ShouldBe(HttpStatusCode.Created);
        await Service.DraftAsync();
        var removed = await Service.DraftAsync();
        (await staff.DeleteAsync(removed.Admin())).ShouldBe(HttpStatusCode.NoContent);
    }

    public Task DisposeAsync() => Service.DisposeAsync();
}

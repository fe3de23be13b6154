using System.Net;
using ConcertReservation.BrowserTests.Fixtures;
using ConcertReservation.BrowserTests.PageActions;

namespace ConcertReservation.BrowserTests.AllPages;

/// <summary>Pages of a purchase, and of the customer's reservations and wallet.</summary>
internal static class PurchasePages
{
    public static async Task<PageState> DatesAsync(Service service)
    {
        var concert = await service.CreateConcertAsync();
        return new($"{concert.Path}/dates", "56 of 56 seats left", await service.VisitorAsync(concert.Sale));
    }

    // Seats in every state: sold, on hold, chosen, and available at each price.
    public static async Task<PageState> SeatsAsync(Service service)
    {
        var concert = await service.CreateConcertAsync();
        var seats = concert.Sale.SeatIds.ToArray();
        foreach (var sold in new[] { seats[..4], seats[9..13], seats[34..38] })
        {
            var (buyer, reservationId) = await service.HolderAsync(concert.Sale, balance: 200_000, sold);
            (await buyer.PayAsync(reservationId)).ShouldBe(HttpStatusCode.Created);
        }
        await service.HolderAsync(concert.Sale, balance: 0, seats[20], seats[21], seats[43]);
        return new(concert.Seats, "seats left", await service.VisitorAsync(concert.Sale))
        {
            Actions = async user =>
            {
                await user.ChooseSeatAsync("A Row D Seat 4");
                await user.ChooseSeatAsync("A Row D Seat 5");
            },
        };
    }

    public static async Task<PageState> ArenaAsync(Service service)
    {
        var arena = await service.CreateArenaAsync();
        return new(arena.Seats, "12,000 seats left", await service.VisitorAsync(arena.Sale));
    }

    public static async Task<PageState> ArenaBlockAsync(Service service) =>
        await ArenaAsync(service) with
        {
            Actions = async user =>
            {
                await user.Block("Floor B").ClickAsync();
                await user.ShouldSeePlaceAsync("Floor B", 400);
            },
        };

    public static async Task<PageState> SeatListAsync(Service service) =>
        await SeatsAsync(service) with
        {
            Actions = user => user.ClickButtonAsync("List"),
        };

    public static Task<PageState> HeldAsync(Service service) => HeldAsync(service, balance: 100_000, "Pay ₩50,000");

    public static Task<PageState> TopUpAsync(Service service) =>
        HeldAsync(service, balance: 10_000, "Top up your wallet to pay");

    public static Task<PageState> PaidAsync(Service service) =>
        PaidAsync(service, "/reservations/{0}", "Your reservation is paid.");

    public static Task<PageState> TicketAsync(Service service) =>
        PaidAsync(service, "/reservations/{0}/ticket", "Show this code at the entrance.");

    public static Task<PageState> ReservationsAsync(Service service) => PaidAsync(service, "/reservations", "Paid");

    public static Task<PageState> WalletAsync(Service service) => PaidAsync(service, "/wallet", "Payment");

    /// <summary>A charge that the bank has declined.</summary>
    public static async Task<PageState> ChargeAsync(Service service)
    {
        var person = await service.Crowd.CustomerAsync();
        var chargeId = Guid.CreateVersion7(service.Clock.GetUtcNow());
        await service.Sql.ExecuteAsync(
            """
            INSERT INTO charges (id, user_id, provider, amount, status, created_at, expires_at, ended_at, cancelled_amount,
                due_at, attempts)
            VALUES ($1, $2, 'toss_payments', 50000, 'declined', now(), now() + interval '30 minutes', now(), 0, now(), 0)
            """,
            chargeId,
            person.UserId
        );
        return new($"/wallet/charges/{chargeId}", "Nothing was charged", person);
    }

    private static async Task<PageState> HeldAsync(Service service, long balance, string shows)
    {
        var (person, reservationId) = await service.HolderAsync((await service.CreateConcertAsync()).Sale, balance);
        return new($"/reservations/{reservationId}", shows, person);
    }

    private static async Task<PageState> PaidAsync(Service service, string path, string shows)
    {
        var (person, reservationId) = await service.BuyerAsync((await service.CreateConcertAsync()).Sale);
        return new(path.Replace("{0}", reservationId.ToString(), StringComparison.Ordinal), shows, person);
    }
}

using System.Net;
using ConcertReservation.BrowserTests.Stages;
using ConcertReservation.BrowserTests.Visits;

namespace ConcertReservation.BrowserTests.Tours;

/// <summary>From the dates to the ticket, and what is one's own.</summary>
internal static class PurchaseScenes
{
    public static async Task<Scene> DatesAsync(Service service)
    {
        var show = await service.ShowAsync();
        return new($"{show.Path}/dates", "56 of 56 left", await service.VisitorAsync(show.Sale));
    }

    // A hall in all its colours: sold, on hold, chosen, and one of each price left.
    public static async Task<Scene> SeatsAsync(Service service)
    {
        var show = await service.ShowAsync();
        var seats = show.Sale.SeatIds.ToArray();
        foreach (var sold in new[] { seats[..4], seats[9..13], seats[34..38] })
        {
            var (buyer, reservationId) = await service.HolderAsync(show.Sale, balance: 200_000, sold);
            (await buyer.PayAsync(reservationId)).ShouldBe(HttpStatusCode.Created);
        }
        await service.HolderAsync(show.Sale, balance: 0, seats[20], seats[21], seats[43]);
        return new(show.Seats, "Stage", await service.VisitorAsync(show.Sale))
        {
            Then = async visitor =>
            {
                await visitor.ChooseSeatAsync("A Row D No. 4");
                await visitor.ChooseSeatAsync("A Row D No. 5");
            },
        };
    }

    public static Task<Scene> HeldAsync(Service service) => HeldAsync(service, balance: 100_000, "Pay ₩50,000");

    public static Task<Scene> ShortAsync(Service service) =>
        HeldAsync(service, balance: 10_000, "A little more is needed");

    public static Task<Scene> PaidAsync(Service service) => PaidAsync(service, "/reservations/{0}", "All set.");

    public static Task<Scene> TicketAsync(Service service) =>
        PaidAsync(service, "/reservations/{0}/ticket", "Show this at the door.");

    public static Task<Scene> ReservationsAsync(Service service) => PaidAsync(service, "/reservations", "Paid");

    public static Task<Scene> WalletAsync(Service service) => PaidAsync(service, "/wallet", "Payment");

    private static async Task<Scene> HeldAsync(Service service, long balance, string shows)
    {
        var (person, reservationId) = await service.HolderAsync((await service.ShowAsync()).Sale, balance);
        return new($"/reservations/{reservationId}", shows, person);
    }

    private static async Task<Scene> PaidAsync(Service service, string path, string shows)
    {
        var (person, reservationId) = await service.BuyerAsync((await service.ShowAsync()).Sale);
        return new(path.Replace("{0}", reservationId.ToString(), StringComparison.Ordinal), shows, person);
    }
}

using ConcertReservation.BrowserTests.Stages;
using ConcertReservation.BrowserTests.Visits;

namespace ConcertReservation.BrowserTests.Tours;

/// <summary>What operators see.</summary>
internal static class DeskScenes
{
    public static async Task<Scene> DeskAsync(Service service) =>
        await StaffAtAsync(service, "/desk", (await service.ShowAsync()).Title);

    public static Task<Scene> NewAsync(Service service) => StaffAtAsync(service, "/desk/new", "Seats: 50");

    public static async Task<Scene> EditAsync(Service service) =>
        await StaffAtAsync(service, $"/desk{(await service.ShowAsync()).Path}/edit", "Seats: 50");

    public static async Task<Scene> LiveAsync(Service service)
    {
        var show = await service.ShowAsync(Staging.Policy(maxActive: 3));
        await service.BuyerAsync(show.Sale);
        await service.HolderAsync(show.Sale, balance: 0, show.Sale.SeatIds[30]);
        for (var n = 0; n < 4; n++)
            await service.VisitorAsync(show.Sale);
        return await StaffAtAsync(service, $"/desk{show.Path}", "₩50,000");
    }

    public static async Task<Scene> CheckInAsync(Service service)
    {
        var (buyer, reservationId) = await service.BuyerAsync((await service.ShowAsync()).Sale);
        var code = (await buyer.Client.GetAsync($"/reservations/{reservationId}/ticket")).Get<string>("code");
        return await StaffAtAsync(service, "/desk/check-in", "Ticket code") with
        {
            Then = async visitor =>
            {
                await visitor.CheckInAsync(code);
                await visitor.SeesAsync("StartupBanner");
            },
        };
    }

    public static async Task<Scene> AuditAsync(Service service)
    {
        var show = await service.ShowAsync(Staging.Policy(paused: true));
        return await StaffAtAsync(service, "/desk/audit", $"concert/{show.Sale.ConcertId} ") with
        {
            Then = visitor => visitor.Page.Locator("main summary").First.ClickAsync(),
        };
    }

    private static async Task<Scene> StaffAtAsync(Service service, string path, string shows) =>
        new(path, shows, await service.Crowd.OperatorAsync(), IsDesk: true);
}

using ConcertReservation.BrowserTests.Fixtures;
using ConcertReservation.BrowserTests.PageActions;

namespace ConcertReservation.BrowserTests.AllPages;

/// <summary>Pages of operators.</summary>
internal static class OperatorPages
{
    public static async Task<PageState> OverviewAsync(Service service) =>
        await StaffAtAsync(service, "/desk", (await service.CreateConcertAsync()).Title);

    public static Task<PageState> NewAsync(Service service) => StaffAtAsync(service, "/desk/new", "Seats: 50");

    public static async Task<PageState> EditAsync(Service service) =>
        await StaffAtAsync(service, $"/desk{(await service.CreateConcertAsync()).Path}/edit", "Seats: 50");

    public static async Task<PageState> CopyAsync(Service service) =>
        await StaffAtAsync(service, $"/desk{(await service.CreateConcertAsync()).Path}/copy", "Copy to new dates");

    public static async Task<PageState> EditPerformanceAsync(Service service)
    {
        var concert = await service.CreateConcertAsync();
        var path = $"/desk{concert.Path}/performances/{concert.Sale.PerformanceId}";
        return await StaffAtAsync(service, path, "Date and prices");
    }

    public static async Task<PageState> LiveAsync(Service service)
    {
        var concert = await service.CreateConcertAsync(Staging.Policy(maxActive: 3));
        await service.BuyerAsync(concert.Sale);
        await service.HolderAsync(concert.Sale, balance: 0, concert.Sale.SeatIds[30]);
        for (var n = 0; n < 4; n++)
            await service.VisitorAsync(concert.Sale);
        return await StaffAtAsync(service, $"/desk{concert.Path}", "₩50,000");
    }

    public static async Task<PageState> CancellationAsync(Service service) =>
        await StaffAtAsync(
            service,
            $"/desk{(await service.CreateConcertAsync()).Path}/cancellation",
            "What is cancelled?"
        );

    public static async Task<PageState> CancelledAsync(Service service)
    {
        var concert = await service.CreateConcertAsync();
        await service.BuyerAsync(concert.Sale);
        var staff = await service.Crowd.OperatorAsync();
        await staff.Client.PostAsync(concert.Sale.Cancellation, new { reason = "The singer is ill" });
        return await StaffAtAsync(
            service,
            $"/desk{concert.Path}/cancellation",
            "Finished: 1 of 1 reservations are refunded. Failed: 0."
        ) with
        {
            Actions = user => user.Page.Locator("main summary").First.ClickAsync(),
        };
    }

    /// <summary>The box office has sold a seat and shows its ticket; others are blocked.</summary>
    public static async Task<PageState> HouseAsync(Service service)
    {
        var concert = await service.CreateConcertAsync();
        await service.BuyerAsync(concert.Sale);
        return await StaffAtAsync(service, concert.House, "Seats selected: 0") with
        {
            Actions = async user =>
            {
                await user.ChooseSeatAsync("A Row A Seat 5");
                await user.FillAsync("Name", "김민지");
                await user.ClickButtonAsync("Sell for ₩50,000");
                await user.ShouldSeeAsync("Show this code at the entrance.");
                await user.ChooseSeatAsync("A Row B Seat 1");
                await user.ChooseSeatAsync("A Row B Seat 2");
                await user.FillAsync("Reason", "Sound desk");
                await user.ClickButtonAsync("Block the selected seats");
                await user.ShouldSeeSeatAsync("A Row B Seat 2", "not on sale");
                await user.ChooseSeatAsync("A Row C Seat 4");
            },
        };
    }

    public static async Task<PageState> CheckInAsync(Service service)
    {
        var (buyer, reservationId) = await service.BuyerAsync((await service.CreateConcertOfTonightAsync()).Sale);
        var code = (await buyer.Client.GetAsync($"/reservations/{reservationId}/ticket")).Get<string>("code");
        return await StaffAtAsync(service, "/desk/check-in", "Ticket code") with
        {
            Actions = async user =>
            {
                await user.CheckInAsync(code);
                await user.ShouldSeeAsync("Ticket accepted");
            },
        };
    }

    public static async Task<PageState> DoorAsync(Service service)
    {
        var concert = await service.CreateConcertOfTonightAsync();
        await service.BuyerAsync(concert.Sale);
        var path = $"/desk/check-in?performance={concert.Sale.PerformanceId}";
        return await StaffAtAsync(service, path, "Also works without a network: 1 tickets");
    }

    public static async Task<PageState> StaffAsync(Service service)
    {
        await service.Crowd.StaffAsync("gate");
        return await StaffAtAsync(service, "/desk/staff", "Gate: checks tickets") with
        {
            Actions = user => user.Page.Locator("main summary").First.ClickAsync(),
        };
    }

    public static async Task<PageState> AuditAsync(Service service)
    {
        var concert = await service.CreateConcertAsync(Staging.Policy(paused: true));
        return await StaffAtAsync(service, "/desk/audit", $"concert/{concert.Sale.ConcertId} ") with
        {
            Actions = user => user.Page.Locator("main summary").First.ClickAsync(),
        };
    }

    public static async Task<PageState> AuthenticatorAsync(Service service) =>
        await StaffAtAsync(service, "/desk/authenticator", "Your sign-in needs only the password.") with
        {
            Actions = async user =>
            {
                await user.ClickButtonAsync("Set up an authenticator app");
                await user.ShouldSeeAsync("Or type this key into the app:");
            },
        };

    public static async Task<PageState> FindAsync(Service service)
    {
        var (buyer, _) = await service.BuyerAsync((await service.CreateConcertAsync()).Sale);
        return await StaffAtAsync(service, $"/desk/find?q={buyer.Email}&status=paid", buyer.Email);
    }

    public static async Task<PageState> ReservationAsync(Service service)
    {
        var (_, reservationId) = await service.BuyerAsync((await service.CreateConcertAsync()).Sale);
        return await StaffAtAsync(service, $"/desk/reservations/{reservationId}", "Joined the line");
    }

    public static async Task<PageState> BoxOfficeAsync(Service service)
    {
        var concert = await service.CreateConcertAsync();
        var person = await service.Crowd.StaffAsync("box_office");
        return new("/desk/box-office", concert.Title, person, Role: "box_office");
    }

    public static async Task<PageState> BoxOfficeSeatsAsync(Service service)
    {
        var concert = await service.CreateConcertAsync();
        var person = await service.Crowd.StaffAsync("box_office");
        return new(concert.House, "Seats selected: 0", person, Role: "box_office");
    }

    public static async Task<PageState> SettlementAsync(Service service)
    {
        var concert = await service.CreateConcertAsync();
        await service.BuyerAsync(concert.Sale);
        return await StaffAtAsync(service, concert.Settlement, "Net");
    }

    private static async Task<PageState> StaffAtAsync(Service service, string path, string shows) =>
        new(path, shows, await service.Crowd.OperatorAsync(), Role: "operator");
}

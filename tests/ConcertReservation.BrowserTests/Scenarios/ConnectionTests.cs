using System.Net;
using ConcertReservation.BrowserTests.Fixtures;
using ConcertReservation.BrowserTests.PageActions;

namespace ConcertReservation.BrowserTests.Scenarios;

public sealed class ConnectionTests(TestSite site) : BrowserTest(site)
{
    private const string Offline = "You are offline. Reconnecting…";
    private const string Online = "You are back online.";

    [BrowserFact]
    public async Task Wait_ConnectionLostAndRestored_ShowsTheNewPosition()
    {
        var concert = await Service.CreateConcertAsync(Staging.Policy(maxActive: 1));
        await Service.VisitorAsync(concert.Sale);
        var between = await Service.VisitorAsync(concert.Sale);
        var customer = await NewUserAsync(await Service.VisitorAsync(concert.Sale));
        customer.Monitor.AllowLostConnection();
        await customer.OpenAsync(concert.Line);
        await customer.ShouldSeePositionAsync(2, concert);

        await customer.SetOfflineAsync(true);
        await customer.ShouldSeeConnectionAsync(Offline);
        await customer.ShouldSeePositionAsync(2, concert);
        (await between.Client.DeleteAsync(concert.Sale.Line)).ShouldBe(HttpStatusCode.NoContent);
        await customer.SetOfflineAsync(false);

        await customer.ShouldSeeConnectionAsync(Online);
        await customer.ShouldSeePositionAsync(1, concert);
        await customer.ShouldSeeConnectionAsync("");
    }

    [BrowserFact]
    public async Task Open_PageWhileOffline_IsShownAfterReconnect()
    {
        var customer = await NewUserAsync(await Service.Crowd.CustomerAsync(balance: 10_000));
        customer.Monitor.AllowLostConnection();
        await customer.OpenAsync("/wallet");
        await customer.ShouldSeeHeadingAsync("Wallet");
        await customer.OpenAsync("/reservations");
        await customer.ShouldSeeAsync("You have no reservations yet.");

        await customer.SetOfflineAsync(true);
        await customer.Page.GetByRole(AriaRole.Link, new() { Name = "Wallet" }).ClickAsync();
        await customer.ShouldSeeHeadingAsync("Something went wrong");
        await customer.ShouldSeeAsync("You are offline.");
        await customer.SetOfflineAsync(false);

        await customer.ShouldSeeHeadingAsync("Wallet");
        await customer.ShouldSeeAsync("₩10,000");
    }
}

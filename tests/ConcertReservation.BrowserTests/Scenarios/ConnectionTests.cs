using System.Net;
using ConcertReservation.BrowserTests.Stages;
using ConcertReservation.BrowserTests.Visits;

namespace ConcertReservation.BrowserTests.Scenarios;

public sealed class ConnectionTests(Stage stage) : Scenario(stage)
{
    private const string Lost = "The connection is lost. We keep trying.";
    private const string Back = "Connected again.";

    [BrowserFact]
    public async Task Lose_TheConnectionInLine_ShowsAndHealsWithThePlaceMoved()
    {
        var show = await Service.ShowAsync(Staging.Policy(maxActive: 1));
        await Service.VisitorAsync(show.Sale);
        var between = await Service.VisitorAsync(show.Sale);
        var someone = await ArriveAsync(await Service.VisitorAsync(show.Sale));
        someone.Watch.ExpectLostConnection();
        await someone.OpenAsync(show.Line);
        await someone.SeesPlaceAsync(2, show);

        await someone.SetOfflineAsync(true);
        await someone.SeesConnectionAsync(Lost);
        await someone.SeesPlaceAsync(2, show);
        (await between.Client.DeleteAsync(show.Sale.Line)).ShouldBe(HttpStatusCode.NoContent);
        await someone.SetOfflineAsync(false);

        await someone.SeesConnectionAsync(Back);
        await someone.SeesPlaceAsync(1, show);
        await someone.SeesConnectionAsync("");
    }

    [BrowserFact]
    public async Task Open_APageWithoutConnection_SaysSoAndShowsItWhenItIsBack()
    {
        var someone = await ArriveAsync(await Service.Crowd.CustomerAsync(balance: 10_000));
        someone.Watch.ExpectLostConnection();
        await someone.OpenAsync("/wallet");
        await someone.SeesHeadingAsync("Wallet");
        await someone.OpenAsync("/reservations");
        await someone.SeesAsync("No tickets yet.");

        await someone.SetOfflineAsync(true);
        await someone.Page.GetByRole(AriaRole.Link, new() { Name = "Wallet" }).ClickAsync();
        await someone.SeesHeadingAsync("That did not work");
        await someone.SeesAsync("The connection is lost.");
        await someone.SetOfflineAsync(false);

        await someone.SeesHeadingAsync("Wallet");
        await someone.SeesAsync("₩10,000");
    }
}

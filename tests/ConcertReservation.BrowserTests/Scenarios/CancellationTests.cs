using ConcertReservation.BrowserTests.Fixtures;
using ConcertReservation.BrowserTests.PageActions;

namespace ConcertReservation.BrowserTests.Scenarios;

/// <summary>An operator cancels a performance, and the pages of everyone who is concerned say so.</summary>
public sealed class CancellationTests(TestSite site) : BrowserTest(site)
{
    private const string Finished = "Finished: 1 of 1 reservations are refunded. Failed: 0.";

    [BrowserFact]
    public async Task Cancel_APerformance_ShowsTheRefundsToTheOperatorAndTheCustomer()
    {
        var concert = await Service.CreateConcertAsync();
        var (buyer, reservationId) = await Service.BuyerAsync(concert.Sale);
        var staff = await NewOperatorAsync();
        await staff.OpenLiveFiguresAsync(concert);
        await staff.Page.GetByRole(AriaRole.Link, new() { Name = "Cancel performances" }).ClickAsync();

        await staff.FillAsync("Reason", "The singer is ill");
        await staff.ClickButtonAsync("Cancel …");
        await staff.ClickButtonAsync("Cancel it");

        await staff.ShouldSeeAsync(Finished);
        await staff.ReloadAsync();
        await staff.ShouldSeeAsync(Finished);
        await staff.Page.Locator("main summary").ClickAsync();
        await staff.ShouldSeeAsync("Nothing is in this list.");
        var customer = await NewUserAsync(buyer);
        await customer.OpenAsync($"/reservations/{reservationId}");
        await customer.ShouldSeeAsync("This performance was cancelled.");
        await customer.OpenAsync("/wallet");
        await customer.ShouldSeeAsync("₩100,000");
        await customer.OpenAsync(concert.Path);
        await customer.ShouldSeeAsync("This concert was cancelled.");
    }

    [BrowserFact]
    public async Task Cancel_Declined_ChangesNothing()
    {
        var concert = await Service.CreateConcertAsync();
        var staff = await NewOperatorAsync();
        await staff.OpenAsync($"/desk{concert.Path}/cancellation");

        await staff.FillAsync("Reason", "The singer is ill");
        await staff.ClickButtonAsync("Cancel …");
        await staff.Page.Keyboard.PressAsync("Escape");

        await staff.ShouldSeeAsync("What is cancelled?");
        (
            await Service.Sql.ScalarAsync<long>(
                "SELECT count(*) FROM cancellations WHERE concert_id = $1",
                concert.Sale.ConcertId
            )
        )
            .Should()
            .Be(0);
    }

    [BrowserFact]
    public async Task Line_WhenTheConcertIsCancelled_SaysSo()
    {
        var concert = await Service.CreateConcertAsync(Staging.Policy(maxActive: 1));
        await Service.VisitorAsync(concert.Sale);
        var waiting = await NewUserAsync(await Service.VisitorAsync(concert.Sale));
        await waiting.OpenAsync($"{concert.Path}/line");
        await waiting.ShouldSeeAsync("Your position in line");

        var staff = await Service.Crowd.OperatorAsync();
        await staff.Client.PostAsync(concert.Sale.Cancellation, new { reason = "The singer is ill" });

        await waiting.ShouldSeeAsync("This concert was cancelled.");
    }
}

using ConcertReservation.BrowserTests.Fixtures;
using ConcertReservation.BrowserTests.PageActions;

namespace ConcertReservation.BrowserTests.Scenarios;

public sealed class HoldTests(TestSite site) : BrowserTest(site)
{
    [BrowserFact]
    public async Task Hold_Expired_ShowsItAndReleasesTheSeat()
    {
        var concert = await Service.CreateConcertAsync(Staging.Policy(holdFor: "00:00:04"));
        var customer = await NewUserAsync(await Service.VisitorAsync(concert.Sale, balance: 50_000));
        await customer.OpenAsync(concert.Seats);
        await customer.ChooseSeatAsync("A Row A Seat 1");
        await customer.HoldAsync("₩50,000");
        var requests = 0;
        customer.Page.Request += (_, request) =>
            requests += request.Url.Contains("/api/v1/reservations/", StringComparison.Ordinal) ? 1 : 0;
        await Expect(customer.Page.GetByRole(AriaRole.Timer)).ToContainTextAsync("0:0");
        await Expect(customer.Button("Pay ₩50,000")).ToBeVisibleAsync();

        await customer.ShouldSeeHeadingAsync("Hold expired");
        await customer.ShouldSeeAsync("The time to pay has run out, and the seats are on sale again.");
        await Expect(customer.Button("Pay ₩50,000")).ToBeHiddenAsync();
        requests.Should().BeLessThan(5, "the page must not request the reservation again and again");

        await customer.ClickLinkAsync("Choose seats again");
        await customer.ClickLinkAsync("Choose a date");
        await customer.ChooseDateAsync();
        await customer.ShouldSeeSeatAsync("A Row A Seat 1", "available");
    }

    [BrowserFact]
    public async Task Cancel_Hold_ReleasesTheSeat()
    {
        var concert = await Service.CreateConcertAsync();
        var (person, reservationId) = await Service.HolderAsync(concert.Sale);
        var customer = await NewUserAsync(person);
        await customer.OpenAsync($"/reservations/{reservationId}");
        await customer.ShouldSeeHeadingAsync("Reserved, not paid yet");

        await customer.ClickButtonAsync("Cancel the reservation");
        await customer.ChooseInDialogAsync("Cancel the reservation?", "Cancel the reservation");

        await customer.ShouldSeeHeadingAsync("Cancelled");
        await customer.OpenAsync(concert.Seats);
        await customer.ShouldSeeSeatAsync("A Row A Seat 1", "available");
    }
}

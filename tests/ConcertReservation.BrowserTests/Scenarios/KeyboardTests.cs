using ConcertReservation.BrowserTests.Fixtures;
using ConcertReservation.BrowserTests.PageActions;

namespace ConcertReservation.BrowserTests.Scenarios;

public sealed class KeyboardTests(TestSite site) : BrowserTest(site)
{
    [BrowserFact]
    public async Task Buy_WithKeyboardOnly_EndsWithTheTicket()
    {
        var concert = await Service.CreateConcertAsync();
        var customer = await NewUserAsync(await Service.Crowd.CustomerAsync(balance: 50_000));
        await customer.OpenAsync("/");
        await customer.ShouldSeeHeadingAsync("Concerts");

        await customer.TabToAsync(customer.Page.Locator("a.concert", new() { HasText = concert.Title }), "Enter");
        await customer.TabToAsync(customer.Page.GetByRole(AriaRole.Link, new() { Name = "Join the line" }), "Enter");
        await customer.WaitForAdmissionByKeyAsync();
        await customer.TabToAsync(customer.Page.Locator("a.date"), "Enter");
        await customer.TabToAsync(customer.Seat("A Row A Seat 1"));
        foreach (var key in new[] { "ArrowRight", "ArrowDown", "End", "ArrowLeft", "Space" })
            await customer.Page.Keyboard.PressAsync(key);
        await customer.ShouldSeeChosenAsync("A Row B Seat 7");
        await customer.TabToAsync(customer.Button("Reserve for ₩50,000"), "Enter");
        await customer.TabToAsync(customer.Button("Pay ₩50,000"), "Enter");

        await customer.ShouldSeeTicketAsync(concert.Title, "A Row B Seat 7");
    }
}

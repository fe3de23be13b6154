using ConcertReservation.BrowserTests.Stages;
using ConcertReservation.BrowserTests.Visits;

namespace ConcertReservation.BrowserTests.Scenarios;

public sealed class KeyboardTests(Stage stage) : Scenario(stage)
{
    [BrowserFact]
    public async Task Buy_WithKeysOnly_EndsWithTheTicket()
    {
        var show = await Service.ShowAsync();
        var someone = await ArriveAsync(await Service.Crowd.CustomerAsync(balance: 50_000));
        await someone.OpenAsync("/");
        await someone.SeesHeadingAsync("What’s on");

        await someone.TypeTabToAsync(someone.Page.Locator("a.concert", new() { HasText = show.Title }), "Enter");
        await someone.TypeTabToAsync(someone.Page.GetByRole(AriaRole.Link, new() { Name = "Join the line" }), "Enter");
        await someone.ComeInByKeyAsync();
        await someone.TypeTabToAsync(someone.Page.Locator("a.date"), "Enter");
        await someone.TypeTabToAsync(someone.Seat("A Row A No. 1"));
        foreach (var key in new[] { "ArrowRight", "ArrowDown", "End", "ArrowLeft", "Space" })
            await someone.Page.Keyboard.PressAsync(key);
        await someone.SeesChosenAsync("A Row B No. 7");
        await someone.TypeTabToAsync(someone.Button("Hold for ₩50,000"), "Enter");
        await someone.TypeTabToAsync(someone.Button("Pay ₩50,000"), "Enter");

        await someone.SeesTheTicketAsync(show.Title, "A Row B No. 7");
    }
}

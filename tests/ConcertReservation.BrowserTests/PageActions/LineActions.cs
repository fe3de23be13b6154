using System.Text.Json.Nodes;
using ConcertReservation.BrowserTests.Fixtures;

namespace ConcertReservation.BrowserTests.PageActions;

/// <summary>The waiting line: joining, waiting and being admitted.</summary>
internal static class LineActions
{
    public static async Task JoinLineAsync(this BrowserUser user, TestConcert concert)
    {
        await user.OpenAsync(concert.Path);
        await user.ClickLinkAsync("Join the line");
    }

    /// <summary>Waits for the admission. When there is free capacity, the page shows the dates at once.</summary>
    public static async Task WaitForAdmissionAsync(this BrowserUser user)
    {
        var turn = user.Page.Locator(".your-turn");
        var dates = user.Page.Locator("ul.dates");
        await Expect(turn.Or(dates)).ToBeVisibleAsync();
        if (await turn.IsVisibleAsync())
            await turn.GetByRole(AriaRole.Button).ClickAsync();
        await Expect(dates).ToBeVisibleAsync();
    }

    public static async Task ShouldSeePositionAsync(this BrowserUser user, int position, TestConcert concert)
    {
        await user.ShouldSeeHeadingAsync("Waiting room");
        await Expect(user.Page.Locator(".queue-status .big-number")).ToHaveTextAsync($"{position}");
        await Expect(user.Page.Locator(".queue-status dd").First).ToHaveTextAsync($"{position - 1}");
        await Expect(user.Page).ToHaveTitleAsync($"#{position} · {concert.Title}");
    }

    /// <summary>Changes what the page learns about the place in the line; there is no event stream then.</summary>
    public static async Task ChangeQueueTokenAsync(this BrowserUser user, Action<JsonObject> change)
    {
        user.Monitor.AllowStatus(404, "/queue-token/events");
        await user.Page.RouteAsync(
            "**/queue-token/events",
            route => route.FulfillAsync(new() { Status = 404, Body = """{"code":"not_found"}""" })
        );
        await user.ChangeResponseAsync("**/queue-token", change);
    }
}

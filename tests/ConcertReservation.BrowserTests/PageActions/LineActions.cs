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
}

using ConcertReservation.BrowserTests.Stages;

namespace ConcertReservation.BrowserTests.Visits;

/// <summary>The line, from the concert's page to one's turn.</summary>
internal static class Waiting
{
    public static async Task JoinTheLineAsync(this Visitor visitor, Show show)
    {
        await visitor.OpenAsync(show.Path);
        await visitor.FollowAsync("Join the line");
    }

    /// <summary>Waits for the turn; whoever finds room is led to the dates without seeing the line.</summary>
    public static async Task ComeInAsync(this Visitor visitor)
    {
        var turn = visitor.Page.Locator(".turn");
        var dates = visitor.Page.Locator("ul.dates");
        await Expect(turn.Or(dates)).ToBeVisibleAsync();
        if (await turn.IsVisibleAsync())
            await turn.GetByRole(AriaRole.Button).ClickAsync();
        await Expect(dates).ToBeVisibleAsync();
    }

    public static async Task SeesPlaceAsync(this Visitor visitor, int place, Show show)
    {
        await visitor.SeesHeadingAsync("Waiting room");
        await Expect(visitor.Page.Locator(".now .number")).ToHaveTextAsync($"{place}");
        await Expect(visitor.Page.Locator(".now dd").First).ToHaveTextAsync($"{place - 1}");
        await Expect(visitor.Page).ToHaveTitleAsync($"#{place} · {show.Title}");
    }
}

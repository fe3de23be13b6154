using System.Text.RegularExpressions;

namespace ConcertReservation.BrowserTests.PageActions;

/// <summary>Choosing a date and seats, and holding them.</summary>
internal static class SeatActions
{
    public static async Task ChooseDateAsync(this BrowserUser user)
    {
        await user.ShouldSeeHeadingAsync("Choose a date");
        await user.Page.Locator("a.date").First.ClickAsync();
        await Expect(user.Page.Locator(".map")).ToBeVisibleAsync();
    }

    /// <param name="name">As a screen reader reads it: <c>A Row A Seat 1</c>.</param>
    public static ILocator Seat(this BrowserUser user, string name) =>
        user.Page.GetByRole(
            AriaRole.Gridcell,
            new() { NameRegex = new Regex($"^{Regex.Escape(name)},", RegexOptions.None, TimeSpan.FromSeconds(1)) }
        );

    public static async Task ChooseSeatAsync(this BrowserUser user, string name)
    {
        await user.Seat(name).ClickAsync();
        await user.ShouldSeeSeatAsync(name, "selected");
    }

    public static Task ShouldSeeSeatAsync(this BrowserUser user, string name, string state) =>
        Expect(user.Seat(name))
            .ToHaveAttributeAsync("aria-label", new Regex($", {state}$", RegexOptions.None, TimeSpan.FromSeconds(1)));

    /// <summary>The seats in the selection below the map.</summary>
    public static Task ShouldSeeChosenAsync(this BrowserUser user, params string[] names) =>
        Expect(user.Page.Locator(".selection .chip")).ToHaveTextAsync(names.Select(name => name + " ×"));

    public static async Task HoldAsync(this BrowserUser user, string price)
    {
        await user.ClickButtonAsync($"Reserve for {price}");
        await user.ShouldSeeHeadingAsync("Reserved, not paid yet");
    }
}

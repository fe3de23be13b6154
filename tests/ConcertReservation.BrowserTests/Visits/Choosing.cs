using System.Text.RegularExpressions;

namespace ConcertReservation.BrowserTests.Visits;

/// <summary>Dates and seats.</summary>
internal static class Choosing
{
    public static async Task ChooseTheDateAsync(this Visitor visitor)
    {
        await visitor.SeesHeadingAsync("Choose a date");
        await visitor.Page.Locator("a.date").First.ClickAsync();
        await Expect(visitor.Page.Locator(".map")).ToBeVisibleAsync();
    }

    /// <param name="name">As it is said, such as <c>A Row A No. 1</c>.</param>
    public static ILocator Seat(this Visitor visitor, string name) =>
        visitor.Page.GetByRole(
            AriaRole.Gridcell,
            new() { NameRegex = new Regex($"^{Regex.Escape(name)},", RegexOptions.None, TimeSpan.FromSeconds(1)) }
        );

    public static async Task ChooseSeatAsync(this Visitor visitor, string name)
    {
        await visitor.Seat(name).ClickAsync();
        await visitor.SeesSeatAsync(name, "your choice");
    }

    public static Task SeesSeatAsync(this Visitor visitor, string name, string state) =>
        Expect(visitor.Seat(name))
            .ToHaveAttributeAsync("aria-label", new Regex($", {state}$", RegexOptions.None, TimeSpan.FromSeconds(1)));

    /// <summary>The seats in the tray below the map.</summary>
    public static Task SeesChosenAsync(this Visitor visitor, params string[] names) =>
        Expect(visitor.Page.Locator(".tray .chip")).ToHaveTextAsync(names.Select(name => name + " ×"));

    public static async Task HoldAsync(this Visitor visitor, string price)
    {
        await visitor.PressAsync($"Hold for {price}");
        await visitor.SeesHeadingAsync("Reserved for you");
    }
}

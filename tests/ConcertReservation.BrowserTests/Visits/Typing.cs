namespace ConcertReservation.BrowserTests.Visits;

/// <summary>Getting about without a mouse.</summary>
internal static class Typing
{
    private const int MostTabs = 60;

    /// <summary>Tabs on until the target has the focus, and can be seen to have it; then presses the key.</summary>
    public static async Task TypeTabToAsync(this Visitor visitor, ILocator target, string? key = null)
    {
        await Expect(target).ToBeVisibleAsync();
        for (var tabs = 0; !await HasFocusAsync(target); tabs++)
        {
            tabs.Should().BeLessThan(MostTabs, $"Tab must lead to {target}");
            await visitor.Page.Keyboard.PressAsync("Tab");
        }

        (await target.EvaluateAsync<string>("node => getComputedStyle(node).outlineStyle"))
            .Should()
            .NotBe("none", $"the focus on {target} must be seen");
        if (key is not null)
            await visitor.Page.Keyboard.PressAsync(key);
    }

    /// <summary>As <see cref="Waiting.ComeInAsync"/>: the button of whose turn it is has the focus by itself.</summary>
    public static async Task ComeInByKeyAsync(this Visitor visitor)
    {
        var turn = visitor.Page.Locator(".turn button");
        var dates = visitor.Page.Locator("ul.dates");
        await Expect(turn.Or(dates)).ToBeVisibleAsync();
        if (await turn.IsVisibleAsync())
        {
            await Expect(turn).ToBeFocusedAsync();
            await visitor.Page.Keyboard.PressAsync("Enter");
        }

        await Expect(dates).ToBeVisibleAsync();
    }

    private static Task<bool> HasFocusAsync(ILocator target) =>
        target.EvaluateAsync<bool>("node => node === document.activeElement");
}

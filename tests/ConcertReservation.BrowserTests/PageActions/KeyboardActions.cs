namespace ConcertReservation.BrowserTests.PageActions;

/// <summary>Navigation by keyboard.</summary>
internal static class KeyboardActions
{
    private const int MaxTabs = 60;

    /// <summary>
    /// Presses Tab until the target has the focus, checks that the focus is visible, and then presses the key.
    /// </summary>
    public static async Task TabToAsync(this BrowserUser user, ILocator target, string? key = null)
    {
        await Expect(target).ToBeVisibleAsync();
        for (var tabs = 0; !await HasFocusAsync(target); tabs++)
        {
            tabs.Should().BeLessThan(MaxTabs, $"Tab must lead to {target}");
            await user.Page.Keyboard.PressAsync("Tab");
        }

        (await target.EvaluateAsync<string>("node => getComputedStyle(node).outlineStyle"))
            .Should()
            .NotBe("none", $"the focus on {target} must be visible");
        if (key is not null)
            await user.Page.Keyboard.PressAsync(key);
    }

    public static async Task PressAsync(this BrowserUser user, params string[] keys)
    {
        foreach (var key in keys)
            await user.Page.Keyboard.PressAsync(key);
    }

    /// <summary>As <see cref="LineActions.WaitForAdmissionAsync"/>; the page sets the focus on the button.</summary>
    public static async Task WaitForAdmissionByKeyAsync(this BrowserUser user)
    {
        var turn = user.Page.Locator(".your-turn button");
        var dates = user.Page.Locator("ul.dates");
        await Expect(turn.Or(dates)).ToBeVisibleAsync();
        if (await turn.IsVisibleAsync())
        {
            await Expect(turn).ToBeFocusedAsync();
            await user.Page.Keyboard.PressAsync("Enter");
        }

        await Expect(dates).ToBeVisibleAsync();
    }

    private static Task<bool> HasFocusAsync(ILocator target) =>
        target.EvaluateAsync<bool>("node => node === document.activeElement");
}

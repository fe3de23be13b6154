using ConcertReservation.BrowserTests.PageActions;

namespace ConcertReservation.BrowserTests.AllPages;

/// <summary>Screenshots of pages: all of them in a folder that git ignores, a few for the documentation.</summary>
internal static class Screenshots
{
    private static readonly Dictionary<string, string> Documented = new(StringComparer.Ordinal)
    {
        ["line"] = "waiting-room",
        ["seats"] = "seat-map",
        ["seats-arena"] = "hall-map",
        ["seats-arena-block"] = "hall-seats",
        ["ticket"] = "ticket",
        ["longer-sale"] = "live-desk",
    };

    public static bool UpdateDocumentation => Environment.GetEnvironmentVariable("UPDATE_IMAGES") == "1";

    public static Task SaveScreenshotAsync(this IPage page, string name, int width, ColorScheme colors) =>
        page.ScreenshotAsync(
            new()
            {
                Path = Repository.File(
                    $"tests/ConcertReservation.BrowserTests/screenshots/{name}-{width}-{(colors == ColorScheme.Dark ? "dark" : "light")}.png"
                ),
                FullPage = true,
            }
        );

    public static async Task SaveForDocumentationAsync(this IPage page, string pageState)
    {
        if (UpdateDocumentation && Documented.TryGetValue(pageState, out var image))
            await page.ScreenshotAsync(new() { Path = Repository.File($"docs/images/{image}.png") });
    }

    /// <summary>A picture of docs/running-a-concert.md: the page from this element on.</summary>
    public static async Task SaveForTheGuideAsync(this BrowserUser user, string image, string from = "h1")
    {
        if (!UpdateDocumentation)
            return;
        await user.EmulateAsync(new Device(960, 640), ColorScheme.Light);
        await user.Page.Locator(from).First.EvaluateAsync("node => node.scrollIntoView()");
        await user.Page.ScreenshotAsync(new() { Path = Repository.File($"docs/images/guide-{image}.png") });
    }
}

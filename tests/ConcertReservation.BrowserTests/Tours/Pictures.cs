namespace ConcertReservation.BrowserTests.Tours;

/// <summary>Pictures of pages: all of them for looking through, ignored by git; a few for the documentation.</summary>
internal static class Pictures
{
    private static readonly Dictionary<string, string> Documented = new(StringComparer.Ordinal)
    {
        ["line"] = "waiting-room",
        ["seats"] = "seat-map",
        ["ticket"] = "ticket",
        ["longer-sale"] = "live-desk",
    };

    public static bool AreForTheDocumentation => Environment.GetEnvironmentVariable("UPDATE_IMAGES") == "1";

    public static Task KeepAsync(this IPage page, string name, int width, ColorScheme colors) =>
        page.ScreenshotAsync(
            new()
            {
                Path = Repository.File(
                    $"tests/ConcertReservation.BrowserTests/screenshots/{name}-{width}-{(colors == ColorScheme.Dark ? "dark" : "light")}.png"
                ),
                FullPage = true,
            }
        );

    public static async Task DocumentAsync(this IPage page, string scene)
    {
        if (AreForTheDocumentation && Documented.TryGetValue(scene, out var image))
            await page.ScreenshotAsync(new() { Path = Repository.File($"docs/images/{image}.png") });
    }
}

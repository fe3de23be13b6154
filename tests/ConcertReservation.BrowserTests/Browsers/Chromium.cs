namespace ConcertReservation.BrowserTests.Browsers;

/// <summary>The Chromium of the machine, started once per run. It ends with this process.</summary>
internal static class Chromium
{
    private const float ExpectTimeout = 20_000;
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome"];
    private static readonly Lazy<Task<IBrowser>> Started = new(() => StartAsync());

    public static string? Path { get; } = Find();

    /// <summary>The reason to skip browser tests; null when they run.</summary>
    public static string? WhySkipped { get; } =
        Path is null && Environment.GetEnvironmentVariable("REQUIRE_BROWSER") != "1"
            ? "No chromium on this machine."
            : null;

    public static Task<IBrowser> BrowserAsync() => Started.Value;

    private static string? Find() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(System.IO.Path.PathSeparator)
            .SelectMany(folder => Names.Select(name => System.IO.Path.Combine(folder, name)))
            .FirstOrDefault(File.Exists);

    /// <param name="film">A file that the camera of the browser shows.</param>
    public static async Task<IBrowser> StartAsync(string? film = null)
    {
        if (Path is null)
            throw new FileNotFoundException("REQUIRE_BROWSER=1, and no chromium on this machine.");
        SetDefaultExpectTimeout(ExpectTimeout);
        string[] camera = film is null
            ? []
            :
            [
                "--use-fake-ui-for-media-stream",
                "--use-fake-device-for-media-stream",
                $"--use-file-for-fake-video-capture={film}",
            ];
        var playwright = await Playwright.CreateAsync();
        return await playwright.Chromium.LaunchAsync(
            new()
            {
                ExecutablePath = Path,
                Args =
                [
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-quic",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                    .. camera,
                ],
            }
        );
    }
}

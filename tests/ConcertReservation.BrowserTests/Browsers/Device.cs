namespace ConcertReservation.BrowserTests.Browsers;

/// <summary>The screen and the language of a browser.</summary>
/// <param name="HasServiceWorker">
/// Whether pages may start the service worker. Without it, because what a worker loads passes by the routes of a test.
/// </param>
public sealed record Device(
    int Width,
    int Height,
    bool IsPhone = false,
    string Language = "en-US",
    bool HasServiceWorker = false
)
{
    public static Device Desktop { get; } = new(1280, 800);

    public static Device Phone { get; } = new(390, 844, IsPhone: true);

    internal BrowserNewContextOptions Options =>
        new()
        {
            ViewportSize = new() { Width = Width, Height = Height },
            IsMobile = IsPhone,
            HasTouch = IsPhone,
            Locale = Language,
            ServiceWorkers = HasServiceWorker ? ServiceWorkerPolicy.Allow : ServiceWorkerPolicy.Block,
            TimezoneId = "Asia/Seoul",
            ReducedMotion = ReducedMotion.Reduce,
        };
}

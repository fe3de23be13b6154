namespace ConcertReservation.BrowserTests.Browsers;

/// <summary>The screen and the language of a browser.</summary>
public sealed record Device(int Width, int Height, bool IsPhone = false, string Language = "en-US")
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
            TimezoneId = "Asia/Seoul",
            ReducedMotion = ReducedMotion.Reduce,
        };
}

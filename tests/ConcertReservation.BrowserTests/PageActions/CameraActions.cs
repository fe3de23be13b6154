namespace ConcertReservation.BrowserTests.PageActions;

/// <summary>The page of the entrance, with a camera that the test controls.</summary>
internal static class CameraActions
{
    /// <summary>The camera is a canvas on which the test draws.</summary>
    public const string Camera = """
        window.cameraPicture = Object.assign(document.createElement('canvas'), { width: 640, height: 480 });
        navigator.mediaDevices.getUserMedia = async () => {
            // A stream has no first frame before the canvas changes, and the video then never starts to play.
            const pen = cameraPicture.getContext('2d');
            setInterval(() => {
                pen.save();
                pen.setTransform(1, 0, 0, 1, 0, 0);
                pen.fillStyle = 'white';
                pen.fillRect(0, 0, 1, 1);
                pen.restore();
            }, 50);
            return cameraPicture.captureStream(10);
        };
        """;

    /// <summary>A detector that sees what the test names.</summary>
    public const string Detector = """
        window.codes = [];
        window.BarcodeDetector = class {
            static getSupportedFormats = async () => ['qr_code'];
            detect = async () => window.codes.map(rawValue => ({ rawValue }));
        };
        """;

    public static ILocator Answers(this BrowserUser user) => user.Page.Locator(".check-in > li");

    /// <summary>Waits until the newest answer contains the text.</summary>
    public static Task ShouldSeeAnswerAsync(this BrowserUser user, string text) =>
        Expect(user.Answers().First).ToContainTextAsync(text);

    public static Task ShowToCameraAsync(this BrowserUser user, params string[] codes) =>
        user.Page.EvaluateAsync("codes => { window.codes = codes; }", codes);
}

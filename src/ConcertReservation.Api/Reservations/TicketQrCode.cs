using QRCoder;
using ZXing;
using ZXing.Common;

namespace ConcertReservation.Api.Reservations;

/// <summary>Writes the code of a ticket as a QR code, and reads it from the picture of a camera.</summary>
internal static class TicketQrCode
{
    public const string ContentType = "image/svg+xml";
    private const int PixelsPerModule = 4;

    public static string ToSvg(string code)
    {
        // Level M corrects about 15 % damage, such as a scratch, and keeps the modules large enough for a phone camera.
        using var data = QRCodeGenerator.GenerateQrCode(code, QRCodeGenerator.ECCLevel.M);
        using var svg = new SvgQRCode(data);
        return svg.GetGraphic(PixelsPerModule);
    }

    /// <summary>For mails, whose programs show no SVG.</summary>
    public static byte[] ToPng(string code)
    {
        using var data = QRCodeGenerator.GenerateQrCode(code, QRCodeGenerator.ECCLevel.M);
        using var png = new PngByteQRCode(data);
        return png.GetGraphic(PixelsPerModule);
    }

    /// <param name="pixels">The brightness of each pixel of a square picture.</param>
    public static IReadOnlyList<string> Read(byte[] pixels)
    {
        var side = SideOf(pixels);
        var picture = new RGBLuminanceSource(pixels, side, side, RGBLuminanceSource.BitmapFormat.Gray8);
        // A phone in dark mode can show the code in light on dark.
        var options = new DecodingOptions
        {
            PossibleFormats = [BarcodeFormat.QR_CODE],
            TryHarder = true,
            TryInverted = true,
        };
        var result = new BarcodeReaderGeneric { Options = options }.Decode(picture);
        return string.IsNullOrEmpty(result?.Text) ? [] : [result.Text];
    }

    public static int SideOf(byte[] pixels) => (int)Math.Sqrt(pixels.Length);
}

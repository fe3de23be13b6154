using QRCoder;

namespace ConcertReservation.Api.Reservations;

/// <summary>Encodes the code of a ticket as a QR code.</summary>
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
}

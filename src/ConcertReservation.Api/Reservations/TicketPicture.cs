using QRCoder;

namespace ConcertReservation.Api.Reservations;

/// <summary>A ticket's code as a QR picture.</summary>
internal static class TicketPicture
{
    public const string ContentType = "image/svg+xml";
    private const int PixelsPerModule = 4;

    public static string Draw(string code)
    {
        // M: readable with a scratch or a finger over it, and still coarse enough for a phone at arm's length.
        using var data = QRCodeGenerator.GenerateQrCode(code, QRCodeGenerator.ECCLevel.M);
        using var picture = new SvgQRCode(data);
        return picture.GetGraphic(PixelsPerModule);
    }
}

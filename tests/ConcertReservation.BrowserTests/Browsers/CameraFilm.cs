using System.Text;
using QRCoder;

namespace ConcertReservation.BrowserTests.Browsers;

/// <summary>A film for the camera of a browser: a QR code as a hand holds it, turned a little and lit from one side.</summary>
internal static class CameraFilm
{
    private const int Width = 640;
    private const int Height = 480;
    private const int PixelsPerModule = 7;
    private const double Turn = 0.12;

    /// <summary>Writes a YUV4MPEG2 file, the uncompressed form that Chromium plays.</summary>
    public static async Task WriteAsync(string path, string code)
    {
        await using var film = File.Create(path);
        await film.WriteAsync(Encoding.ASCII.GetBytes($"YUV4MPEG2 W{Width} H{Height} F10:1 Ip A1:1 C420\n"));
        var picture = PictureOf(code);
        var noColor = Enumerable.Repeat((byte)128, Width * Height / 2).ToArray();
        for (var frame = 0; frame < 2; frame++)
        {
            await film.WriteAsync("FRAME\n"u8.ToArray());
            await film.WriteAsync(picture);
            await film.WriteAsync(noColor);
        }
    }

    private static byte[] PictureOf(string code)
    {
        using var data = QRCodeGenerator.GenerateQrCode(code, QRCodeGenerator.ECCLevel.M);
        var modules = data.ModuleMatrix;
        var picture = new byte[Width * Height];
        for (var y = 0; y < Height; y++)
        for (var x = 0; x < Width; x++)
        {
            var (dx, dy) = (x - Width / 2, y - Height / 2);
            var column = ModuleAt(dx * Math.Cos(Turn) + dy * Math.Sin(Turn), modules.Count);
            var row = ModuleAt(dy * Math.Cos(Turn) - dx * Math.Sin(Turn), modules.Count);
            var isInside = column >= 0 && row >= 0 && column < modules.Count && row < modules.Count;
            var isDark = isInside && modules[row][column];
            var paper = isInside ? 190 : 120;
            picture[y * Width + x] = (byte)((isDark ? 60 : paper) + x * 40 / Width);
        }
        return picture;
    }

    private static int ModuleAt(double pixels, int modules) =>
        (int)Math.Floor(pixels / PixelsPerModule + modules / 2.0);
}

using ConcertReservation.Api.Reservations;
using QRCoder;

namespace ConcertReservation.UnitTests.Reservations;

/// <summary>Codes are read from pictures that a browser sends.</summary>
public sealed class TicketQrCodeTests
{
    private const string Code = "AZ3vQ0b5d2mKc1xqv9b7Rg8n1Zt4yHcJ0Q2eXw7uLkPf3sVb";
    private const int Side = 216;

    [Theory]
    [InlineData(3, false)]
    [InlineData(5, false)]
    [InlineData(5, true)]
    public void Read_PictureOfACode_IsItsText(int pixelsPerModule, bool isInverted)
    {
        var picture = PictureOf(Code, pixelsPerModule, isInverted);

        TicketQrCode.Read(picture).Should().Equal(Code);
    }

    [Fact]
    public void Read_PictureWithoutACode_IsEmpty()
    {
        TicketQrCode.Read(new byte[Side * Side]).Should().BeEmpty();
    }

    [Fact]
    public void Read_DamagedPicture_IsNoError()
    {
        var random = new Random(20_261_127);
        for (var n = 0; n < 400; n++)
        {
            var picture = PictureOf(Code, random.Next(1, 6), random.Next(2) == 0);
            var damage = random.Next(0, picture.Length / 8);
            for (var pixel = 0; pixel < damage; pixel++)
                picture[random.Next(picture.Length)] = (byte)random.Next(256);
            var side = random.Next(21, Side);

            TicketQrCode.Read(picture[..(side * side)]).Count.Should().BeLessThan(2);
        }
    }

    private static byte[] PictureOf(string code, int pixelsPerModule, bool isInverted)
    {
        using var data = QRCodeGenerator.GenerateQrCode(code, QRCodeGenerator.ECCLevel.M);
        var modules = data.ModuleMatrix;
        var picture = new byte[Side * Side];
        var edge = (Side - modules.Count * pixelsPerModule) / 2;
        for (var y = 0; y < Side; y++)
        for (var x = 0; x < Side; x++)
        {
            var (column, row) = ((x - edge) / pixelsPerModule, (y - edge) / pixelsPerModule);
            var isInside = x >= edge && y >= edge && column < modules.Count && row < modules.Count;
            var isDark = isInside && modules[row][column];
            picture[y * Side + x] = isDark == isInverted ? (byte)230 : (byte)40;
        }
        return picture;
    }
}

using System.Net;
using QRCoder;

namespace ConcertReservation.IntegrationTests.Operators;

/// <summary>The service reads codes for browsers that cannot.</summary>
public sealed class CodeReadingTests(OneInstance service) : IClassFixture<OneInstance>
{
    private const string Path = "/admin/code-readings";

    [Fact]
    public async Task Read_PictureOfATicket_IsItsCode()
    {
        var staff = await service.Crowd.OperatorAsync();
        var pixels = PictureOf("a-ticket");

        var answer = await staff.Client.PostAsync(Path, new { pixels });

        Codes(answer).Should().Equal("a-ticket");
    }

    [Fact]
    public async Task Read_PictureWithoutACode_IsEmpty()
    {
        var staff = await service.Crowd.OperatorAsync();

        var answer = await staff.Client.PostAsync(Path, new { pixels = new byte[216 * 216] });

        Codes(answer).Should().BeEmpty();
    }

    [Theory]
    [InlineData(20 * 20)]
    [InlineData(21 * 22)]
    [InlineData(217 * 217)]
    public async Task Read_PictureOfAnotherShape_IsRefused(int length)
    {
        var staff = await service.Crowd.OperatorAsync();

        var answer = await staff.Client.PostAsync(Path, new { pixels = new byte[length] });

        answer.ShouldBeProblem(HttpStatusCode.BadRequest, "validation_failed");
        answer.Text.Should().Contain("pixels");
    }

    private static IEnumerable<string?> Codes(Answer answer) =>
        answer.ShouldBe(HttpStatusCode.OK)["codes"]!.AsArray().Select(code => (string?)code);

    private static byte[] PictureOf(string code)
    {
        using var data = QRCodeGenerator.GenerateQrCode(code, QRCodeGenerator.ECCLevel.M);
        var (modules, scale) = (data.ModuleMatrix, 4);
        var side = modules.Count * scale;
        var pixels = new byte[side * side];
        for (var n = 0; n < pixels.Length; n++)
            pixels[n] = modules[n / side / scale][n % side / scale] ? (byte)0 : (byte)255;
        return pixels;
    }
}

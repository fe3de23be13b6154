using System.Net;
using System.Text.RegularExpressions;

namespace ConcertReservation.IntegrationTests.Mails;

/// <summary>In Development mails are files, and pages show them.</summary>
public sealed partial class DevelopmentMailTests(DevelopmentService service) : IClassFixture<DevelopmentService>
{
    [Fact]
    public async Task Pay_InDevelopment_WritesAFileThatThePagesShow()
    {
        var (person, reservationId) = await service.BuyerAsync(await service.Crowd.ConcertAsync(seats: 1));
        var link = Match.Empty;
        await Eventually.Is(
            async () => (link = Mail().Match((await GetAsync("/dev/mail")).Text)).Success,
            "the list has the mail"
        );

        var page = await GetAsync(link.Groups["path"].Value);
        var html = await GetAsync(link.Groups["path"].Value + "/html");
        var picture = Picture().Match(html.Text).Groups["path"].Value;

        page.Text.Should().Contain(person.Email).And.Contain($"/reservations/{reservationId}/ticket");
        html.Headers.GetValues("Content-Security-Policy").Single().Should().Contain("default-src 'none'");
        (await GetAsync(picture)).ContentHeaders.ContentType!.MediaType.Should().Be("image/png");
        (await GetAsync(link.Groups["path"].Value + "/source")).Text.Should().Contain("Message-Id:");
        (await service.Client().GetAsync("//dev/mail/unknown")).Status.Should().Be(HttpStatusCode.NotFound);
        Directory.GetFiles(service.Folder.Path, "*.eml").Should().ContainSingle();
    }

    private async Task<Answer> GetAsync(string path) =>
        (await service.Client().GetAsync("/" + path)).ShouldBe(HttpStatusCode.OK);

    [GeneratedRegex("href=\"(?<path>/dev/mail/[^\"]+)\"", RegexOptions.None, 1_000)]
    private static partial Regex Mail();

    [GeneratedRegex("src=\"(?<path>/dev/mail/[^\"]+)\"", RegexOptions.None, 1_000)]
    private static partial Regex Picture();
}

public sealed class DevelopmentService : Service, IDisposable
{
    public DevelopmentService()
        : this(new TemporaryFolder()) { }

    private DevelopmentService(TemporaryFolder folder)
        : base(
            instances: 1,
            ("environment", "Development"),
            ("DemoData", "false"),
            ("DevelopmentMail:Directory", folder.Path)
        ) => Folder = folder;

    public TemporaryFolder Folder { get; }

    public void Dispose() => Folder.Dispose();
}

using System.Buffers.Binary;
using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace ConcertReservation.IntegrationTests.Platform;

/// <summary>What a browser needs to install the pages and to show them without a network.</summary>
public sealed partial class InstalledAppTests(OneInstance service) : IClassFixture<OneInstance>
{
    [Fact]
    public async Task Get_ServiceWorker_IsOfThisVersionAndNeverTakenFromACache()
    {
        var answer = await service.Client().GetAsync("//service-worker.js");

        answer.ShouldBe(HttpStatusCode.OK).ContentHeaders.ContentType!.MediaType.Should().Be("text/javascript");
        answer.Headers.CacheControl!.ToString().Should().Be("no-cache");
        answer.Headers.ETag.Should().NotBeNull();
        answer.Text.Should().NotContain("/assets/current/");
        var page = (await service.Client().GetAsync("//")).Text;
        AssetsIn(answer.Text).Should().OnlyContain(path => path.StartsWith(VersionedPath().Match(page).Value));
    }

    [Fact]
    public async Task Get_FilesOfTheServiceWorker_AreAllThereForEver()
    {
        var paths = AssetsIn((await service.Client().GetAsync("//service-worker.js")).Text);

        paths.Should().HaveCountGreaterThan(6);
        foreach (var path in paths)
            (await service.Client().GetAsync("/" + path))
                .Headers.CacheControl!.ToString()
                .Should()
                .Contain("immutable");
    }

    [Fact]
    public async Task Get_Page_NamesOnlyWhatTheServiceWorkerStores()
    {
        var stored = AssetsIn((await service.Client().GetAsync("//service-worker.js")).Text);

        var named = AssetsIn((await service.Client().GetAsync("//")).Text);

        named.Where(path => !path.Contains("/icons/")).Should().NotBeEmpty().And.BeSubsetOf(stored);
    }

    [Theory]
    [InlineData("//")]
    [InlineData("//service-worker.js")]
    [InlineData("//manifest.ko.webmanifest")]
    public async Task Get_FileOfThePages_AllowsWorkersAndManifestsOfThisSiteOnly(string path)
    {
        var answer = await service.Client().GetAsync(path);

        answer
            .Headers.GetValues("Content-Security-Policy")
            .Single()
            .Should()
            .Contain("worker-src 'self'")
            .And.Contain("manifest-src 'self'");
    }

    [Theory]
    [InlineData("ko", "콘서트 예매")]
    [InlineData("en", "Concert tickets")]
    public async Task Get_Manifest_MakesThePagesInstallable(string language, string name)
    {
        var answer = await service.Client().GetAsync($"//manifest.{language}.webmanifest");

        answer
            .ShouldBe(HttpStatusCode.OK)
            .ContentHeaders.ContentType!.MediaType.Should()
            .Be("application/manifest+json");
        answer.Headers.CacheControl!.ToString().Should().Be("no-cache");
        var manifest = JsonNode.Parse(answer.Text)!.AsObject();
        manifest["name"]!.GetValue<string>().Should().Be(name);
        manifest["lang"]!.GetValue<string>().Should().Be(language);
        (manifest["start_url"]!.GetValue<string>(), manifest["scope"]!.GetValue<string>()).Should().Be(("/", "/"));
        manifest["display"]!.GetValue<string>().Should().Be("standalone");
        foreach (var icon in manifest["icons"]!.AsArray().Select(icon => icon!.AsObject()))
            await ShouldBeAnIconAsync(icon);
    }

    private async Task ShouldBeAnIconAsync(JsonObject icon)
    {
        using var http = service.Hosts[0].CreateClient();
        using var response = await http.GetAsync(icon["src"]!.GetValue<string>());
        response.StatusCode.Should().Be(HttpStatusCode.OK);
        response.Content.Headers.ContentType!.MediaType.Should().Be(icon["type"]!.GetValue<string>());
        if (icon["type"]!.GetValue<string>() != "image/png")
            return;
        // The width and the height of a PNG are at the bytes 16 to 23.
        var picture = await response.Content.ReadAsByteArrayAsync();
        var (width, height) = (
            BinaryPrimitives.ReadInt32BigEndian(picture.AsSpan(16)),
            BinaryPrimitives.ReadInt32BigEndian(picture.AsSpan(20))
        );
        $"{width}x{height}".Should().Be(icon["sizes"]!.GetValue<string>());
    }

    private static List<string> AssetsIn(string text) => [.. Assets().Matches(text).Select(match => match.Value)];

    [GeneratedRegex("/assets/[0-9a-f]{12}/[\\w./-]+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Assets();

    [GeneratedRegex("/assets/[0-9a-f]{12}/", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex VersionedPath();
}

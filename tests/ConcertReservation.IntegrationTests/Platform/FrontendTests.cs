using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using ConcertReservation.Domain.Errors;
using ConcertReservation.IntegrationTests.Hosting;

namespace ConcertReservation.IntegrationTests.Platform;

/// <summary>The web frontend as it is served, and what its files promise.</summary>
public sealed partial class FrontendTests(OneInstance service) : IClassFixture<OneInstance>
{
    private const int MostScript = 60_000;
    private static readonly string Root = Repository.File("src/ConcertReservation.Api/wwwroot");

    [Theory]
    [InlineData("//")]
    [InlineData("//sign-in")]
    [InlineData("//concerts/1")]
    [InlineData("//concerts/1/line")]
    [InlineData("//concerts/1/performances/2")]
    [InlineData("//reservations/01a1fe42-4e44-705f-8415-d255b3be0cea/ticket")]
    [InlineData("//desk/concerts/1/edit")]
    public async Task Get_APathOfTheFrontend_IsThePage(string path)
    {
        var answer = await service.Client().GetAsync(path);

        answer.ShouldBe(HttpStatusCode.OK).ContentHeaders.ContentType!.MediaType.Should().Be("text/html");
        answer.Text.Should().Contain("/js/app.js");
        answer.Headers.CacheControl!.NoCache.Should().BeTrue();
        answer.Headers.ETag.Should().NotBeNull();
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        policy.Should().StartWith("default-src 'self';").And.NotContain("unsafe").And.NotContain("*");
    }

    [Theory]
    [InlineData("//concerts/1/nowhere")]
    [InlineData("//desk/nowhere")]
    [InlineData("//js/nowhere.js")]
    [InlineData("/nowhere")]
    public async Task Get_NoPathOfTheFrontend_IsAProblem(string path)
    {
        var answer = await service.Client().GetAsync(path);

        answer.ShouldBeProblem(HttpStatusCode.NotFound, "not_found");
    }

    [Fact]
    public async Task Post_ToAPathOfTheFrontend_IsAProblem()
    {
        var answer = await service.Client().PostAsync("//wallet");

        answer.ShouldBeProblem(HttpStatusCode.NotFound, "not_found");
    }

    [Theory]
    [InlineData("//js/app.js", "text/javascript")]
    [InlineData("//app.css", "text/css")]
    [InlineData("//i18n/ko.json", "application/json")]
    [InlineData("//favicon.svg", "image/svg+xml")]
    public async Task Get_AFileOfTheFrontend_MayBeKeptButIsAskedForAgain(string path, string type)
    {
        var answer = await service.Client().GetAsync(path);

        answer.ShouldBe(HttpStatusCode.OK).ContentHeaders.ContentType!.MediaType.Should().Be(type);
        answer.Headers.CacheControl!.NoCache.Should().BeTrue();
        answer.Headers.ETag.Should().NotBeNull();
    }

    [Fact]
    public void Files_BesideTheProgram_AreThoseOfTheCheckout()
    {
        var beside = Path.Combine(Path.GetDirectoryName(typeof(Program).Assembly.Location)!, "wwwroot");

        Directory
            .EnumerateFiles(Root, "*", SearchOption.AllDirectories)
            .Should()
            .OnlyContain(file => File.Exists(Path.Combine(beside, Path.GetRelativePath(Root, file))));
    }

    [Fact]
    public void Script_AllTogether_IsSmall()
    {
        Files("*.js").Sum(file => new FileInfo(file).Length).Should().BeLessThan(MostScript);
    }

    [Fact]
    public void Files_OfTheFrontend_NameNoOtherHost()
    {
        // The name of the SVG language looks like an address, and is asked for by nobody.
        var hosts = Files("*.*").SelectMany(file => Addresses().Matches(File.ReadAllText(file))).Select(m => m.Value);

        hosts.Should().OnlyContain(address => address == "http://www.w3.org");
    }

    [Fact]
    public void Pages_AllOfThem_HaveNoScriptOrStyleInside()
    {
        foreach (var page in Files("*.html").Select(File.ReadAllText))
            page.Should().NotMatchRegex(@"<style|\sstyle=|\son[a-z]+=|<script(?![^>]*\ssrc=)");
    }

    [Fact]
    public void Languages_Both_KnowTheSameWords()
    {
        var (korean, english) = (Words("ko"), Words("en"));

        korean.Keys.Should().BeEquivalentTo(english.Keys);
    }

    [Theory]
    [InlineData("ko")]
    [InlineData("en")]
    public void ErrorCodes_AllOfThem_HaveASentenceAndAWayOn(string language)
    {
        var codes = Enum.GetNames<ErrorCode>().Select(JsonNamingPolicy.SnakeCaseLower.ConvertName).ToList();
        var words = Words(language);

        var ways = Read<Dictionary<string, string[]>>("ways.json");

        codes.Should().OnlyContain(code => words.ContainsKey("error." + code));
        ways.Keys.Should().Contain(codes);
        ways.Values.Select(way => way[0]).Should().OnlyContain(label => words.ContainsKey(label));
    }

    [Fact]
    public void Words_ThatPagesAskFor_AreThere()
    {
        var words = Words("en");

        var asked = Files("*.html")
            .SelectMany(file => Keys().Matches(File.ReadAllText(file)))
            .Concat(Files("*.js").SelectMany(file => Calls().Matches(File.ReadAllText(file))))
            .Select(match => match.Groups["key"].Value);

        asked.Should().OnlyContain(key => words.ContainsKey(key));
    }

    private static IEnumerable<string> Files(string pattern) =>
        Directory.EnumerateFiles(Root, pattern, SearchOption.AllDirectories);

    private static Dictionary<string, string> Words(string language) =>
        Read<Dictionary<string, string>>($"i18n/{language}.json");

    private static T Read<T>(string path) => JsonSerializer.Deserialize<T>(File.ReadAllText(Path.Combine(Root, path)))!;

    [GeneratedRegex(@"https?://[a-z0-9.-]+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Addresses();

    [GeneratedRegex(
        @"(?::t|:label|data-t|hint)=""(?<key>[^""{]+)""",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Keys();

    [GeneratedRegex(@"\bt\('(?<key>[\w.]+)'", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Calls();
}

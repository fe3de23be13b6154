using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using ConcertReservation.Domain.Errors;

namespace ConcertReservation.IntegrationTests.Platform;

/// <summary>The web frontend as it is served, and the rules that its files keep.</summary>
public sealed partial class FrontendTests(OneInstance service) : IClassFixture<OneInstance>
{
    private static readonly string Root = Repository.File("src/ConcertReservation.Api/wwwroot");

    [Theory]
    [InlineData("//")]
    [InlineData("//sign-in")]
    [InlineData("//concerts/1")]
    [InlineData("//concerts/1/line")]
    [InlineData("//concerts/1/performances/2")]
    [InlineData("//reservations/01a1fe42-4e44-705f-8415-d255b3be0cea/ticket")]
    [InlineData("//desk/concerts/1/edit")]
    public async Task Get_PageOfTheRouter_ReturnsThePageWithRevalidation(string path)
    {
        var answer = await service.Client().GetAsync(path);

        answer.ShouldBe(HttpStatusCode.OK).ContentHeaders.ContentType!.MediaType.Should().Be("text/html");
        answer.Text.Should().MatchRegex("src=\"/assets/[0-9a-f]{12}/js/app.js\"").And.NotContain("/assets/current/");
        answer.Headers.CacheControl!.NoCache.Should().BeTrue();
        answer.Headers.ETag.Should().NotBeNull();
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        policy.Should().StartWith("default-src 'self';").And.NotContain("unsafe").And.NotContain("*");
    }

    [Theory]
    [InlineData("//concerts/1/nowhere")]
    [InlineData("//desk/nowhere")]
    [InlineData("//js/app.js")]
    [InlineData("//assets/current/nowhere.js")]
    [InlineData("//assets/current/js/router.js")]
    [InlineData("//assets/current")]
    [InlineData("/nowhere")]
    public async Task Get_UnknownPath_IsAProblem(string path)
    {
        var answer = await service.Client().GetAsync(path);

        answer.ShouldBeProblem(HttpStatusCode.NotFound, "not_found");
    }

    [Theory]
    [InlineData("/concerts/1/nowhere")]
    [InlineData("/nowhere")]
    public async Task Get_UnknownPathAsABrowser_IsThePageWithStatus404(string path)
    {
        using var response = await SendAsync(path, "Accept", "text/html,application/xhtml+xml,*/*;q=0.8");

        response.StatusCode.Should().Be(HttpStatusCode.NotFound);
        response.Content.Headers.ContentType!.MediaType.Should().Be("text/html");
        (await response.Content.ReadAsStringAsync()).Should().Contain("/js/app.js");
    }

    [Theory]
    [InlineData("/api/v1/nowhere")]
    [InlineData("/assets/current/nowhere.js")]
    [InlineData("/health/nowhere")]
    public async Task Get_UnknownPathOfTheApiAsABrowser_IsAProblem(string path)
    {
        using var response = await SendAsync(path, "Accept", "text/html");

        response.StatusCode.Should().Be(HttpStatusCode.NotFound);
        response.Content.Headers.ContentType!.MediaType.Should().Be("application/problem+json");
    }

    [Fact]
    public async Task Post_ToAPageOfTheRouter_ReturnsAProblem()
    {
        var answer = await service.Client().PostAsync("//wallet");

        answer.ShouldBeProblem(HttpStatusCode.NotFound, "not_found");
    }

    [Theory]
    [InlineData("js/app.js", "text/javascript")]
    [InlineData("app.css", "text/css")]
    [InlineData("js/operators.js", "text/javascript")]
    [InlineData("js/account.js", "text/javascript")]
    [InlineData("account.html", "text/html")]
    [InlineData("views.html", "text/html")]
    [InlineData("operators.html", "text/html")]
    [InlineData("i18n/ko.json", "application/json")]
    [InlineData("favicon.svg", "image/svg+xml")]
    public async Task Get_AssetOfThisVersion_IsCachedForever(string file, string type)
    {
        var answer = await service.Client().GetAsync($"{await AssetsAsync()}/{file}");

        answer.ShouldBe(HttpStatusCode.OK).ContentHeaders.ContentType!.MediaType.Should().Be(type);
        answer.Headers.CacheControl!.ToString().Should().Be("public, max-age=31536000, immutable");
        answer.Headers.ETag.Should().NotBeNull();
        answer.Headers.Vary.Should().Equal("Accept-Encoding");
    }

    [Fact]
    public async Task Get_AssetOfAnotherVersion_IsSentButNotCached()
    {
        var answer = await service.Client().GetAsync("//assets/0123456789ab/app.css");

        answer.ShouldBe(HttpStatusCode.OK).Headers.CacheControl!.NoCache.Should().BeTrue();
    }

    [Theory]
    [InlineData("gzip, deflate, br", "br")]
    [InlineData("gzip, deflate", "gzip")]
    [InlineData("gzip;q=0, identity", null)]
    public async Task Get_AssetWithAcceptEncoding_IsCompressedWithThatEncoding(string accepted, string? encoding)
    {
        using var plain = await SendAsync("/assets/current/app.css", "Accept-Encoding", "identity");

        using var response = await SendAsync("/assets/current/app.css", "Accept-Encoding", accepted);

        response.Content.Headers.ContentEncoding.SingleOrDefault().Should().Be(encoding);
        (response.Headers.ETag!.Tag == plain.Headers.ETag!.Tag).Should().Be(encoding is null);
    }

    [Fact]
    public async Task Get_AssetWithItsETag_IsNotModified()
    {
        using var first = await SendAsync("/assets/current/app.css", "Accept-Encoding", "br");

        using var second = await SendAsync("/assets/current/app.css", "If-None-Match", first.Headers.ETag!.Tag);
        using var third = await SendAsync("/assets/current/app.css", "If-None-Match", second.Headers.ETag!.Tag);

        second.StatusCode.Should().Be(HttpStatusCode.OK, "this is a different encoding");
        third.StatusCode.Should().Be(HttpStatusCode.NotModified);
    }

    [Fact]
    public async Task Get_Script_HoldsEachModuleOnceAfterItsImports()
    {
        var customers = await ModulesOfAsync("js/app.js");
        var accounts = await ModulesOfAsync("js/account.js");
        var operators = await ModulesOfAsync("js/operators.js");

        customers
            .Concat(accounts)
            .Concat(operators)
            .Should()
            .BeEquivalentTo(Files("*.js").Select(RelativePath).Where(IsModule));
        customers[^1].Should().Be("js/app.js");
        accounts[^1].Should().Be("js/account.js");
        operators[^1].Should().Be("js/operators.js");
    }

    [Fact]
    public async Task Get_ScriptOfCustomers_HasNoPageOfOperatorsOrAccounts()
    {
        var modules = await ModulesOfAsync("js/app.js");

        modules.Should().NotBeEmpty().And.NotContain(module => module.Contains("/operator", StringComparison.Ordinal));
        modules.Should().NotContain(module => module.Contains("pages/account", StringComparison.Ordinal));
    }

    [Fact]
    public void Modules_Imports_HaveNoCycle()
    {
        var imports = Files("*.js").ToDictionary(file => file, ImportsOf, StringComparer.Ordinal);

        // Remove modules that import nothing that is left, until only cycles are left.
        while (imports.Keys.Where(file => !imports[file].Exists(imports.ContainsKey)).ToList() is { Count: > 0 } leaves)
            leaves.ForEach(file => imports.Remove(file));

        imports.Keys.Select(RelativePath).Should().BeEmpty("these modules import each other");
    }

    [Fact]
    public void Files_BesideTheProgram_AreTheFilesOfTheCheckout()
    {
        var beside = Path.Combine(Path.GetDirectoryName(typeof(Program).Assembly.Location)!, "wwwroot");

        Directory
            .EnumerateFiles(Root, "*", SearchOption.AllDirectories)
            .Should()
            .OnlyContain(file => File.Exists(Path.Combine(beside, Path.GetRelativePath(Root, file))));
    }

    [Fact]
    public void Files_All_NameNoOtherHost()
    {
        // The SVG namespace looks like an address, but no browser requests it.
        var hosts = Files("*.*").SelectMany(file => Addresses().Matches(File.ReadAllText(file))).Select(m => m.Value);

        hosts.Should().OnlyContain(address => address == "http://www.w3.org");
    }

    [Fact]
    public void Html_AllFiles_HaveNoInlineScriptOrStyle()
    {
        foreach (var page in Files("*.html").Select(File.ReadAllText))
            page.Should().NotMatchRegex(@"<style|\sstyle=|\son[a-z]+=|<script(?![^>]*\ssrc=)");
    }

    [Fact]
    public void Languages_Both_HaveTheSameKeys()
    {
        foreach (var prefix in TextPrefixes)
            Texts(prefix, "ko").Keys.Should().BeEquivalentTo(Texts(prefix, "en").Keys);
    }

    [Fact]
    public void Texts_OfAllFiles_HaveNoCommonKey() =>
        TextPrefixes.SelectMany(prefix => Texts(prefix, "en").Keys).Should().OnlyHaveUniqueItems();

    [Theory]
    [InlineData("ko")]
    [InlineData("en")]
    public void ErrorCodes_All_HaveATextAndAnAction(string language)
    {
        // Published as insufficient_balance, with another status.
        var codes = Enum.GetValues<ErrorCode>()
            .Except([ErrorCode.BalanceTooLow])
            .Select(code => JsonNamingPolicy.SnakeCaseLower.ConvertName(code.ToString()))
            .ToList();
        var texts = Texts("", language);

        var actions = Read<Dictionary<string, string[]>>("error-actions.json");

        codes.Should().OnlyContain(code => texts.ContainsKey("error." + code));
        actions.Keys.Should().Contain(codes);
        actions.Values.Select(action => action[0]).Should().OnlyContain(label => texts.ContainsKey(label));
    }

    [Fact]
    public async Task Texts_UsedByPages_AreInAFileThatThePageLoads()
    {
        var texts = Texts("", "en");
        var ofAccounts = await ModulesOfAsync("js/account.js");
        var ofOperators = await ModulesOfAsync("js/operators.js");

        var used = Files("*.html")
            .Concat(Files("*.js"))
            .ToLookup(
                file =>
                    ofAccounts.Contains(RelativePath(file)) || IsView(file, "account") ? "account."
                    : ofOperators.Contains(RelativePath(file)) || IsView(file, "operator") ? "operators."
                    : "",
                KeysIn,
                StringComparer.Ordinal
            );

        foreach (var files in used)
        {
            var more = Texts(files.Key, "en");
            files
                .SelectMany(keys => keys)
                .Should()
                .OnlyContain(key => texts.ContainsKey(key) || more.ContainsKey(key), $"of {files.Key}");
        }
    }

    private static bool IsView(string file, string group) =>
        file.EndsWith(".html", StringComparison.Ordinal)
        && Path.GetFileName(file).StartsWith(group, StringComparison.Ordinal);

    private static IEnumerable<string> KeysIn(string file) =>
        (file.EndsWith(".js", StringComparison.Ordinal) ? Calls() : Keys())
            .Matches(File.ReadAllText(file))
            .Select(match => match.Groups["key"].Value);

    private static IEnumerable<string> Files(string pattern) =>
        Directory.EnumerateFiles(Root, pattern, SearchOption.AllDirectories);

    private static Dictionary<string, string> Texts(string prefix, string language) =>
        Read<Dictionary<string, string>>($"i18n/{prefix}{language}.json");

    private static string RelativePath(string file) => Path.GetRelativePath(Root, file).Replace('\\', '/');

    private static readonly string[] TextPrefixes = ["", "account.", "operators."];

    private static bool IsModule(string path) => path.StartsWith("js/", StringComparison.Ordinal);

    private async Task<List<string>> ModulesOfAsync(string script)
    {
        var text = (await service.Client().GetAsync($"//assets/current/{script}")).Text;
        var comments = text.Split('\n').Where(line => line.StartsWith("// js/", StringComparison.Ordinal));
        return [.. comments.Select(comment => comment["// ".Length..])];
    }

    private static List<string> ImportsOf(string file) =>
        [
            .. Imports()
                .Matches(File.ReadAllText(file))
                .Select(match => Path.GetFullPath(match.Groups["path"].Value, Path.GetDirectoryName(file)!)),
        ];

    private async Task<HttpResponseMessage> SendAsync(string path, string header, string value)
    {
        using var http = service.Hosts[0].CreateClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation(header, value);
        return await http.SendAsync(request);
    }

    /// <summary>The versioned path of the assets, as the page names it.</summary>
    private async Task<string> AssetsAsync()
    {
        var page = (await service.Client().GetAsync("//")).Text;
        return "/" + VersionedPath().Match(page).Value;
    }

    private static T Read<T>(string path) => JsonSerializer.Deserialize<T>(File.ReadAllText(Path.Combine(Root, path)))!;

    [GeneratedRegex("/assets/[0-9a-f]{12}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex VersionedPath();

    [GeneratedRegex(
        @"^(import|\}) (.* )?(from )?'(?<path>\.[^']+)'",
        RegexOptions.ExplicitCapture | RegexOptions.Multiline,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Imports();

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

namespace ConcertReservation.Clients;

public sealed class DocsTests
{
    [Theory]
    [InlineData("tests/ConcertReservation.Clients/Purchases/NSwagPurchase.cs")]
    [InlineData("tests/ConcertReservation.Clients/Purchases/KiotaPurchase.cs")]
    [InlineData(".config/clients/purchase.ts")]
    public async Task Page_Purchase_IsTheFileThatIsCompiled(string file)
    {
        var page = await File.ReadAllTextAsync(Repository.File("docs/clients.md"));
        var compiled = await File.ReadAllTextAsync(Repository.File(file));

        page.Should().Contain($"\n{compiled.Trim()}\n```");
    }

    [Fact]
    public async Task Page_Versions_AreThoseThatAreTested()
    {
        var page = await File.ReadAllTextAsync(Repository.File("docs/clients.md"));
        var tools = await File.ReadAllTextAsync(Repository.File(".config/dotnet-tools.json"));
        var packages = await File.ReadAllTextAsync(Repository.File(".config/Directory.Packages.props"));

        tools.Should().Contain(Version(page, "NSwag.ConsoleCore --version ")).And.Contain("nswag.consolecore");
        tools.Should().Contain(Version(page, "Microsoft.OpenApi.Kiota --version "));
        packages
            .Should()
            .Contain(
                $"\"Microsoft.Kiota.Serialization.Json\" Version={Version(page, "Microsoft.Kiota.Serialization.Json --version ")}"
            );
    }

    private static string Version(string page, string before)
    {
        var start = page.IndexOf(before, StringComparison.Ordinal) + before.Length;
        return $"\"{page[start..page.IndexOfAny(['\n', ' '], start)]}\"";
    }
}

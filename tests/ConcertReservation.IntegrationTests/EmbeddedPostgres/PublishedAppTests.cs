using System.Diagnostics;

namespace ConcertReservation.IntegrationTests.EmbeddedPostgres;

/// <summary>The published app contains no code that downloads or starts a PostgreSQL.</summary>
public sealed class PublishedAppTests : IDisposable
{
    private const string EmbeddedServer = "ConcertReservation.EmbeddedPostgres";
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Publish_Release_HasNoEmbeddedServer()
    {
        var app = Path.Combine(_folder.Path, "app");

        await PublishAsync(app);

        var files = Directory.EnumerateFiles(app, "*", SearchOption.AllDirectories).Select(Path.GetFileName).ToList();
        files.Should().Contain("ConcertReservation.Api.dll").And.NotContain(file => file!.Contains(EmbeddedServer));
        var references = await File.ReadAllTextAsync(Path.Combine(app, "ConcertReservation.Api.deps.json"));
        references.Should().Contain("ConcertReservation.Infrastructure").And.NotContain(EmbeddedServer);
    }

    // Built in a separate folder: the build that runs these tests keeps its files.
    private async Task PublishAsync(string app)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            ArgumentList =
            {
                "publish",
                Repository.File("src/ConcertReservation.Api"),
                "--artifacts-path",
                Path.Combine(_folder.Path, "artifacts"),
                "--output",
                app,
                "--disable-build-servers",
                "-p:RunAnalyzers=false",
            },
            UseShellExecute = false,
            RedirectStandardOutput = true,
        };
        using var publish = Process.Start(start)!;
        using var limit = new CancellationTokenSource(Limit);
        await using var end = limit.Token.Register(() => publish.Kill(entireProcessTree: true));
        var output = await publish.StandardOutput.ReadToEndAsync();
        await publish.WaitForExitAsync();
        publish.ExitCode.Should().Be(0, output);
    }
}

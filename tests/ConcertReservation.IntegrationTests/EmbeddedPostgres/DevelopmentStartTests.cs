#if DEBUG // A Release build of the app has no embedded server.
using System.Diagnostics;
using System.Text.Json.Nodes;

namespace ConcertReservation.IntegrationTests.EmbeddedPostgres;

/// <summary>What <c>dotnet run</c> does on a new machine: the app gets a database without any setting.</summary>
public sealed class DevelopmentStartTests : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Start_WithLaunchSettings_ServesDemoDataFromAnEmbeddedServer()
    {
        using var app = ApiProcess.Start([
            .. LaunchSettings(),
            ("EmbeddedPostgres__DataDirectory", Path.Combine(_folder.Path, "data")),
        ]);
        using var limit = new CancellationTokenSource(Limit);
        await using var end = limit.Token.Register(app.Kill);
        try
        {
            var address = await AddressAsync(app);
            using var client = new HttpClient { BaseAddress = address };

            var concerts = JsonNode.Parse(await client.GetStringAsync("/api/v1/concerts", limit.Token))!;

            concerts["items"]!.AsArray().Should().HaveCount(4);
        }
        finally
        {
            await StopAsync(app);
        }
    }

    private static IEnumerable<(string Name, string? Value)> LaunchSettings()
    {
        var file = Repository.File("src/ConcertReservation.Api/Properties/launchSettings.json");
        var profile = JsonNode.Parse(File.ReadAllText(file))!["profiles"]!["ConcertReservation"]!;
        return profile["environmentVariables"]!.AsObject().Select(v => (v.Key, (string?)v.Value!.GetValue<string>()));
    }

    private static async Task<Uri> AddressAsync(Process app)
    {
        const string listening = "Now listening on: ";
        while (await app.StandardOutput.ReadLineAsync() is { } line)
            if (line.Split(listening) is [_, var address])
                return new Uri(address);
        throw new InvalidOperationException(await app.StandardError.ReadToEndAsync());
    }

    // By SIGTERM, so that the server has stopped when its folder is deleted.
    private static async Task StopAsync(Process app)
    {
        _ = app.StandardOutput.ReadToEndAsync();
        using var kill = Process.Start("kill", $"{app.Id}");
        await app.WaitForExitAsync();
    }
}
#endif

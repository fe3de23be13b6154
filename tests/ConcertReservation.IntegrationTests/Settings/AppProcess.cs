using System.Diagnostics;

namespace ConcertReservation.IntegrationTests.Settings;

/// <summary>The app as a process of its own, which is expected to refuse its settings and end.</summary>
internal sealed record AppProcess(int ExitCode, string Output, IReadOnlyList<string> Errors)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    // Nothing listens on port 1: an app that goes on in spite of its settings ends too, for that reason.
    private static readonly Dictionary<string, string?> Sound = new(StringComparer.Ordinal)
    {
        ["ASPNETCORE_ENVIRONMENT"] = "Production",
        ["ASPNETCORE_URLS"] = "http://127.0.0.1:0",
        ["ConnectionStrings__Default"] = "Host=127.0.0.1;Port=1;Username=app;Password=" + Secret,
        ["Database__StartupPatience"] = "00:00:00",
        ["DOTNET_ENVIRONMENT"] = null,
    };

    public const string Secret = "never-told";

    /// <param name="settings">As the environment has them; null is not set.</param>
    public static async Task<AppProcess> RunAsync(params IEnumerable<(string Name, string? Value)> settings)
    {
        using var process = Start(settings);
        using var limit = new CancellationTokenSource(Limit);
        // One that takes its settings after all must not stay behind.
        await using var end = limit.Token.Register(process.Kill);
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        var lines = (await error).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return new AppProcess(process.ExitCode, await output, lines);
    }

    private static Process Start(IEnumerable<(string Name, string? Value)> settings)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            ArgumentList = { Path.Combine(AppContext.BaseDirectory, "ConcertReservation.Api.dll") },
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = AppContext.BaseDirectory,
        };
        foreach (var (name, value) in Sound.Select(s => (s.Key, s.Value)).Concat(settings))
        {
            start.Environment.Remove(name);
            if (value is not null)
                start.Environment[name] = value;
        }
        return Process.Start(start)!;
    }
}

namespace ConcertReservation.IntegrationTests.Settings;

/// <summary>The app in a separate process, which has to refuse its settings and end.</summary>
internal sealed record AppProcess(int ExitCode, string Output, IReadOnlyList<string> Errors)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    // Nothing listens on port 1: an app that accepts wrong settings ends too, because of the database.
    private static readonly (string Name, string? Value)[] Sound =
    [
        ("ConnectionStrings__Default", "Host=127.0.0.1;Port=1;Username=app;Password=" + Secret),
        ("Database__StartupPatience", "00:00:00"),
    ];

    public const string Secret = "never-told";

    /// <param name="settings">The environment variables; null is not set.</param>
    public static async Task<AppProcess> RunAsync(params IEnumerable<(string Name, string? Value)> settings)
    {
        using var process = ApiProcess.Start(Sound.Concat(settings));
        using var limit = new CancellationTokenSource(Limit);
        // A process that accepts its settings must not keep running.
        await using var end = limit.Token.Register(process.Kill);
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        var lines = (await error).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return new AppProcess(process.ExitCode, await output, lines);
    }
}

using System.Diagnostics;

namespace ConcertReservation.IntegrationTests.Platform;

/// <summary>The checker of Prometheus for metrics and configuration, where it is installed.</summary>
internal static class Promtool
{
    private const string Name = "promtool";

    private static bool IsInstalled =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .Any(folder => File.Exists(Path.Combine(folder, Name)));

    /// <summary>Null where it is not installed.</summary>
    public static string? WhyNot => IsInstalled ? null : "No promtool on this machine.";

    public static Task<(int ExitCode, string Errors)> CheckAsync(string metrics) =>
        AskAsync("check metrics", folder: "", metrics);

    /// <param name="question">The tool's arguments.</param>
    /// <param name="folder">The working folder; the current one when empty.</param>
    public static async Task<(int ExitCode, string Errors)> AskAsync(string question, string folder, string input = "")
    {
        var start = new ProcessStartInfo(Name, question)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            WorkingDirectory = folder,
        };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEndAsync();
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        return (process.ExitCode, await errors + await output);
    }
}

/// <summary>Skips the test where there is no promtool.</summary>
public sealed class PromtoolFactAttribute : FactAttribute
{
    public PromtoolFactAttribute() => Skip = Promtool.WhyNot;
}

/// <summary>The same with several commands.</summary>
public sealed class PromtoolTheoryAttribute : TheoryAttribute
{
    public PromtoolTheoryAttribute() => Skip = Promtool.WhyNot;
}

using System.Diagnostics;

namespace ConcertReservation.IntegrationTests.Platform;

/// <summary>Prometheus' checker of what it scrapes, where it is installed.</summary>
internal static class Promtool
{
    private const string Name = "promtool";

    public static bool IsInstalled =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .Any(folder => File.Exists(Path.Combine(folder, Name)));

    public static async Task<(int ExitCode, string Complaints)> CheckAsync(string metrics)
    {
        var start = new ProcessStartInfo(Name, "check metrics")
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        await process.StandardInput.WriteAsync(metrics);
        process.StandardInput.Close();
        var complaints = await process.StandardError.ReadToEndAsync() + await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, complaints);
    }
}

/// <summary>Skipped, and says so, where there is no promtool.</summary>
public sealed class PromtoolFactAttribute : FactAttribute
{
    public PromtoolFactAttribute() => Skip = Promtool.IsInstalled ? null : "No promtool on this machine.";
}

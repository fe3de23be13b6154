using System.Diagnostics;
using ConcertReservation.Testing.Files;

namespace ConcertReservation.Testing.Processes;

/// <summary>The app in a separate process, started as in Production. Its console is redirected.</summary>
public static class ApiProcess
{
    private static readonly (string Name, string? Value)[] Always =
    [
        ("ASPNETCORE_ENVIRONMENT", "Production"),
        ("ASPNETCORE_URLS", "http://127.0.0.1:0"),
        ("DOTNET_ENVIRONMENT", null),
        // Money for nothing: what is measured and tested is the sale. A run with a provider names it.
        ("Charges__Provider", "Instant"),
    ];

    /// <param name="settings">Environment variables; null removes one.</param>
    public static Process Start(params IEnumerable<(string Name, string? Value)> settings)
    {
        if (!File.Exists(Repository.App))
            throw new FileNotFoundException("The app is not built in this configuration", Repository.App);
        var start = new ProcessStartInfo("dotnet", [Repository.App])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetDirectoryName(Repository.App),
        };
        foreach (var (name, value) in Always.Concat(settings))
        {
            start.Environment.Remove(name);
            if (value is not null)
                start.Environment[name] = value;
        }
        return Process.Start(start)!;
    }
}

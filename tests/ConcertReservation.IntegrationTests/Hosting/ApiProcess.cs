using System.Diagnostics;

namespace ConcertReservation.IntegrationTests.Hosting;

/// <summary>The app as a process of its own, as it is started in Production, its console kept from ours.</summary>
internal static class ApiProcess
{
    private static readonly (string Name, string? Value)[] Always =
    [
        ("ASPNETCORE_ENVIRONMENT", "Production"),
        ("ASPNETCORE_URLS", "http://127.0.0.1:0"),
        ("DOTNET_ENVIRONMENT", null),
    ];

    /// <param name="settings">As the environment has them; null is not set.</param>
    public static Process Start(params IEnumerable<(string Name, string? Value)> settings)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            ArgumentList = { Path.Combine(AppContext.BaseDirectory, "ConcertReservation.Api.dll") },
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = AppContext.BaseDirectory,
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

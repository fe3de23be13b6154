using System.Diagnostics;

namespace ConcertReservation.IntegrationTests.Hosting;

/// <summary>The app as a process of its own, as it is started in an environment, its console kept from ours.</summary>
internal static class ApiProcess
{
    public static Process Start(string environment, params (string Key, string Value)[] settings)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            ArgumentList =
            {
                Path.Combine(AppContext.BaseDirectory, "ConcertReservation.Api.dll"),
                "--urls=http://127.0.0.1:0",
            },
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = AppContext.BaseDirectory,
        };
        start.Environment.Remove("ConnectionStrings__Default");
        start.Environment["ASPNETCORE_ENVIRONMENT"] = environment;
        start.Environment.Remove("DOTNET_ENVIRONMENT");
        foreach (var (key, value) in settings)
            start.Environment[key] = value;
        return Process.Start(start)!;
    }
}

using System.Diagnostics;

namespace ConcertReservation.Testing.Clusters;

/// <summary>How the processes of one cluster are started.</summary>
internal sealed class InstanceLaunch(string connectionString, ClusterSettings settings)
{
    public TimeSpan ReadyWithin => settings.ReadyWithin;

    public Process Start(Uri address, InstanceLog log)
    {
        var process = new Process { StartInfo = StartInfo(address) };
        process.OutputDataReceived += (_, line) => log.Write(line.Data);
        process.ErrorDataReceived += (_, line) => log.Write(line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    private ProcessStartInfo StartInfo(Uri address)
    {
        var info = new ProcessStartInfo("dotnet", [AppAssembly.Path])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetDirectoryName(AppAssembly.Path),
        };
        foreach (var (name, value) in Environment(address).Concat(settings.App))
            info.Environment[name] = value;
        return info;
    }

    private IEnumerable<KeyValuePair<string, string>> Environment(Uri address) =>
        [
            new("ASPNETCORE_ENVIRONMENT", "Production"),
            new("ASPNETCORE_URLS", address.GetLeftPart(UriPartial.Authority)),
            new("ConnectionStrings__Default", connectionString),
            new("Operator__Email", OperatorAccount.Email),
            new("Operator__Password", OperatorAccount.Password),
            new("RateLimits__Enabled", "false"), // everybody comes from one address here
            new("Logging__LogLevel__Default", "Warning"),
        ];
}

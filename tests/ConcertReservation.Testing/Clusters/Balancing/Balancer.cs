using ConcertReservation.EmbeddedPostgres.Processes;
using ConcertReservation.Testing.Processes;

namespace ConcertReservation.Testing.Clusters.Balancing;

/// <summary>The nginx of the system in front of the instances, as in production.</summary>
internal sealed class Balancer : IAsyncDisposable
{
    private const string WhatToInstall =
        "nginx is not installed, and this run puts it in front of the instances: apt-get install nginx-light, or "
        + "dnf install nginx, or brew install nginx.";

    private static readonly TimeSpan ReadyWithin = TimeSpan.FromSeconds(20);

    private readonly GuardedProcess _nginx;

    private Balancer(GuardedProcess nginx, Uri address)
    {
        _nginx = nginx;
        Address = address;
    }

    public Uri Address { get; }

    /// <summary>
    /// The path of nginx. A run can check it before it starts anything, because the balancer starts last.
    /// </summary>
    /// <exception cref="MissingProgramException">There is no nginx.</exception>
    public static async Task<string> FindAsync(CancellationToken ct)
    {
        foreach (var nginx in new[] { "nginx", "/usr/sbin/nginx" })
            if ((await new Command(nginx, "-v").RunAsync(ct)).Succeeded)
                return nginx;
        throw new MissingProgramException(WhatToInstall);
    }

    /// <summary>On return it passes requests on to the instances.</summary>
    public static async Task<Balancer> StartAsync(string folder, IReadOnlyList<Uri> instances, CancellationToken ct)
    {
        var program = await FindAsync(ct);
        var address = new Uri($"http://127.0.0.1:{FreePort.Next()}");
        var configuration = Path.Combine(Directory.CreateDirectory(folder).FullName, "nginx.conf");
        await File.WriteAllTextAsync(configuration, ShippedConfiguration.With(address, instances), ct);
        var log = Path.Combine(folder, "nginx.log");

        string[] run = [program, "-p", folder, "-c", configuration];
        var check = await new Command(run[0], [.. run.Skip(1), "-t"]).RunAsync(ct);
        if (!check.Succeeded)
            throw new InvalidOperationException($"nginx refuses {ShippedConfiguration.File}: {check.LastWords}");
        var nginx = GuardedProcess.Start([.. run, "-g", "daemon off;"], log, stop: "TERM");
        try
        {
            await Readiness.WaitAsync(address, ReadyWithin, () => true, ct);
            return new Balancer(nginx, address);
        }
        catch (Exception failed)
        {
            await nginx.DisposeAsync();
            throw new InvalidOperationException($"nginx did not start: {await File.ReadAllTextAsync(log, ct)}", failed);
        }
    }

    public ValueTask DisposeAsync() => _nginx.DisposeAsync();
}

using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ConcertReservation.Testing.Hosting;

/// <summary>One instance of the shipped app, on a real port of 127.0.0.1.</summary>
public sealed class ApiHost : WebApplicationFactory<Program>
{
    private readonly TimeProvider _clock;
    private readonly Dictionary<string, string?> _settings;
    private readonly IReadOnlyList<string> _without;

    public ApiHost(string connectionString, TimeProvider clock, params (string Key, string Value)[] settings)
        : this(connectionString, clock, without: [], settings) { }

    /// <param name="without">Names of workers that are left out.</param>
    public ApiHost(
        string connectionString,
        TimeProvider clock,
        IReadOnlyList<string> without,
        (string Key, string Value)[] settings
    )
    {
        (_clock, _without) = (clock, without);
        _settings = new(StringComparer.OrdinalIgnoreCase)
        {
            ["environment"] = "Testing",
            ["ConnectionStrings:Default"] = connectionString,
            ["Queue:TickInterval"] = "00:00:00.050",
            ["HoldSweep:Interval"] = "00:00:00.200",
            // Tests send more requests from one address than the limits allow; tests of the limits turn them on.
            ["RateLimits:Enabled"] = "false",
            // Hashing as slowly as in production is most of the time of a test that signs up.
            ["Passwords:Iterations"] = "1000",
            // Tests of a payment provider name one.
            ["Charges:Provider"] = "Instant",
        };
        foreach (var (key, value) in settings)
            _settings[key] = value;
        UseKestrel(0);
        StartServer();
    }

    public Uri Address => ClientOptions.BaseAddress;

    // As host configuration, so that Program sees it before it builds anything.
    protected override IHost CreateHost(IHostBuilder builder)
    {
        builder.ConfigureHostConfiguration(configuration => configuration.AddInMemoryCollection(_settings));
        return base.CreateHost(builder);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder) =>
        builder
            .ConfigureServices(services =>
            {
                services.Replace(ServiceDescriptor.Singleton(_clock));
                services.AddTransient<IStartupFilter, ClockedDates>();
                foreach (
                    var worker in services
                        .Where(s => _without.Contains(s.ImplementationType?.Name, StringComparer.Ordinal))
                        .ToList()
                )
                    services.Remove(worker);
            })
            .ConfigureLogging(logging => logging.ClearProviders());
}

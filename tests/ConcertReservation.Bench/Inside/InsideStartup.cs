using ConcertReservation.Bench.Inside;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

[assembly: HostingStartup(typeof(InsideStartup))]

namespace ConcertReservation.Bench.Inside;

/// <summary>
/// Runs inside the app's own process and adds the benchmark's controllers to the very pipeline that serves the API.
/// The app as it is shipped knows nothing of them.
/// </summary>
public sealed class InsideStartup : IHostingStartup
{
    /// <summary>What an instance needs in its environment to be started with this inside.</summary>
    internal static IReadOnlyDictionary<string, string> Environment { get; } =
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["DOTNET_STARTUP_HOOKS"] = typeof(InsideStartup).Assembly.Location,
            ["ASPNETCORE_HOSTINGSTARTUPASSEMBLIES"] = typeof(InsideStartup).Assembly.GetName().Name!,
        };

    // Not AddControllers: called before the app's own, it would look for controllers in the wrong place.
    public void Configure(IWebHostBuilder builder) =>
        builder.ConfigureServices(services =>
            services.AddSingleton<IConfigureOptions<MvcOptions>, InsideControllers>()
        );
}

using ConcertReservation.Bench.Inside;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

[assembly: HostingStartup(typeof(InsideStartup))]

namespace ConcertReservation.Bench.Inside;

/// <summary>
/// Runs in the process of the app and adds the controllers of the benchmark to the pipeline that serves the API. The
/// shipped app does not know these controllers.
/// </summary>
public sealed class InsideStartup : IHostingStartup
{
    /// <summary>The environment variables with which an instance starts with these controllers.</summary>
    internal static IReadOnlyDictionary<string, string> Environment { get; } =
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["DOTNET_STARTUP_HOOKS"] = typeof(InsideStartup).Assembly.Location,
            ["ASPNETCORE_HOSTINGSTARTUPASSEMBLIES"] = typeof(InsideStartup).Assembly.GetName().Name!,
        };

    // Not AddControllers: before the call of the app, it would search for controllers in the wrong assembly.
    public void Configure(IWebHostBuilder builder) =>
        builder.ConfigureServices(services =>
            services.AddSingleton<IConfigureOptions<MvcOptions>, InsideControllers>()
        );
}

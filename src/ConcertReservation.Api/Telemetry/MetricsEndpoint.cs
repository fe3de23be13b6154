using ConcertReservation.Application.Telemetry;
using Microsoft.Extensions.Diagnostics.Metrics;
using OpenTelemetry.Metrics;

namespace ConcertReservation.Api.Telemetry;

/// <summary><c>GET /metrics</c> for Prometheus. The load balancer does not forward it.</summary>
internal static class MetricsEndpoint
{
    // A test process runs several hosts: each exports the meters of its own factory.
    private static readonly string[] HostMeters = [InstrumentationScope.Name, "Microsoft.AspNetCore.Hosting"];
    private static readonly string[] ProcessMeters = ["Npgsql", "System.Runtime"];

    public static IServiceCollection AddMetricsEndpoint(this IServiceCollection services)
    {
        services.AddMetrics(metrics =>
        {
            foreach (var meter in HostMeters)
                metrics.EnableMetrics(meter, instrumentName: null, listenerName: null, scopes: MeterScope.Local);
        });
        services
            .AddOpenTelemetry()
            .WithMetrics(metrics =>
                metrics
                    .AddMeter(ProcessMeters)
                    .AddPrometheusExporter(exporter => exporter.ScrapeResponseCacheDurationMilliseconds = 0)
            );
        return services;
    }

    public static void MapMetrics(this WebApplication app) =>
        app.MapPrometheusScrapingEndpoint(
                "/metrics",
                meterProvider: null,
                configureBranchedPipeline: scrape => scrape.Use(PrepareAsync),
                optionsName: null
            )
            .WithMetadata(new HttpMethodMetadata([HttpMethods.Get]))
            .ExcludeFromDescription();

    private static async Task PrepareAsync(HttpContext context, RequestDelegate next)
    {
        // Without it the exporter answers in the text format, which promtool checks.
        context.Request.Headers.Accept = default;
        await context.RequestServices.GetRequiredService<SaleGauges>().RefreshAsync(context.RequestAborted);
        await next(context);
    }
}

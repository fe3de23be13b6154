using ConcertReservation.Api.Telemetry.Prometheus;
using ConcertReservation.Application.Telemetry;

namespace ConcertReservation.Api.Telemetry;

internal static class TelemetryServices
{
    public static IServiceCollection AddTelemetry(this IServiceCollection services) =>
        services
            .AddSingleton<MetricsListener>()
            .AddSingleton<SaleGauges>()
            .AddReadiness()
            .AddHostedService<MetricsStarter>();

    // Creates the listener and the gauges when the host starts, so that measurements before the first scrape count.
    private sealed class MetricsStarter(MetricsListener listener, SaleGauges gauges, SaleMetrics metrics)
        : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken)
        {
            GC.KeepAlive(listener);
            GC.KeepAlive(gauges);
            metrics.StartAtZero();
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}

using ConcertReservation.Application.Operations;

namespace ConcertReservation.Api.Telemetry;

internal static class TelemetryServices
{
    public static IServiceCollection AddTelemetry(this IServiceCollection services, IConfiguration configuration) =>
        services
            .AddMetricsEndpoint()
            .AddSingleton<SaleGauges>()
            .AddReadiness()
            .AddHostedService<CountersAtZero>()
            .AddTracing(configuration);

    // Creates the gauges and publishes the counters before the first scrape.
    private sealed class CountersAtZero(SaleGauges gauges, SaleMetrics metrics) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken)
        {
            GC.KeepAlive(gauges);
            metrics.StartAtZero();
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}

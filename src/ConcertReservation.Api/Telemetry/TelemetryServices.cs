using ConcertReservation.Api.Overload;
using ConcertReservation.Application.Telemetry;

namespace ConcertReservation.Api.Telemetry;

internal static class TelemetryServices
{
    public static IServiceCollection AddTelemetry(this IServiceCollection services, IConfiguration configuration) =>
        services
            .AddMetricsEndpoint()
            .AddSingleton<SaleGauges>()
            .AddReadiness()
            .AddHostedService<CompleteFirstScrape>()
            .AddTracing(configuration);

    // Creates the gauges, also the guard's, and publishes the counters before the first request.
    private sealed class CompleteFirstScrape(
        SaleGauges gauges,
        OverloadGuard guard,
        SaleMetrics metrics,
        MailMetrics mails,
        ChargeMetrics charges
    ) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken)
        {
            GC.KeepAlive(gauges);
            GC.KeepAlive(guard);
            metrics.StartAtZero();
            mails.StartAtZero();
            charges.StartAtZero();
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}

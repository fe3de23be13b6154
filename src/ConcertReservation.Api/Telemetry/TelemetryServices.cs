using ConcertReservation.Api.Telemetry.Prometheus;
using ConcertReservation.Application.Telemetry;

namespace ConcertReservation.Api.Telemetry;

/// <summary>How the service is looked into while it runs.</summary>
internal static class TelemetryServices
{
    public static IServiceCollection AddTelemetry(this IServiceCollection services) =>
        services
            .AddSingleton<MetricsListener>()
            .AddSingleton<SaleGauges>()
            .AddReadiness()
            .AddHostedService<ListenFromTheStart>()
            .AddHostedService<Tracing>();

    // Made with the host: what happens before the first scrape counts too.
    private sealed class ListenFromTheStart(MetricsListener metrics, SaleGauges sales) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken)
        {
            GC.KeepAlive(metrics);
            GC.KeepAlive(sales);
            SaleMeter.StartAtZero();
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}

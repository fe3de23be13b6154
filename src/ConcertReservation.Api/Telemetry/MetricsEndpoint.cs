using ConcertReservation.Api.Telemetry.Prometheus;

namespace ConcertReservation.Api.Telemetry;

/// <summary><c>GET /metrics</c>, for Prometheus. Not public: the balancer must not forward it.</summary>
internal static class MetricsEndpoint
{
    public static void MapMetrics(this WebApplication app) =>
        app.MapGet(
                "/metrics",
                async (MetricsListener metrics, SaleGauges sales, CancellationToken ct) =>
                {
                    await sales.RefreshAsync(ct);
                    return Results.Text(metrics.Scrape(), PrometheusText.ContentType);
                }
            )
            .ExcludeFromDescription();
}

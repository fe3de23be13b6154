using System.Diagnostics.Metrics;
using ConcertReservation.Application.Telemetry;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ConcertReservation.Api.Telemetry;

/// <summary>
/// Publishes the result of the regular health check as a gauge, so that a scrape does not wait for the check.
/// </summary>
internal sealed class Readiness : IHealthCheckPublisher
{
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    // A result expires, because a check that hangs publishes no new one.
    private static readonly TimeSpan ValidFor = 3 * Interval;

    private readonly TimeProvider _time;
    private volatile Check? _lastHealthy;

    public Readiness(TimeProvider time, IMeterFactory meters)
    {
        _time = time;
        meters
            .Create(InstrumentationScope.Name)
            .CreateObservableGauge(
                "concert_reservation.instance.ready",
                () => IsReady ? 1 : 0,
                description: "1 while this instance and its database are ready, else 0."
            );
    }

    private bool IsReady => _lastHealthy is { } check && _time.GetElapsedTime(check.Timestamp) < ValidFor;

    public Task PublishAsync(HealthReport report, CancellationToken cancellationToken)
    {
        _lastHealthy = report.Status == HealthStatus.Healthy ? new Check(_time.GetTimestamp()) : null;
        return Task.CompletedTask;
    }

    private sealed record Check(long Timestamp);
}

internal static class ReadinessServices
{
    public static IServiceCollection AddReadiness(this IServiceCollection services) =>
        services
            .AddSingleton<IHealthCheckPublisher, Readiness>()
            .Configure<HealthCheckPublisherOptions>(publish =>
            {
                publish.Delay = TimeSpan.Zero;
                publish.Period = Readiness.Interval;
            });
}

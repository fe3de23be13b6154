using System.Diagnostics.Metrics;
using ConcertReservation.Application.Telemetry;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ConcertReservation.Api.Telemetry;

/// <summary>Whether this instance is ready, asked now and then and told as a gauge: a scrape must not wait for it.</summary>
internal sealed class Readiness : IHealthCheckPublisher
{
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    // A check that hangs says nothing at all.
    private static readonly TimeSpan GoodFor = 3 * Interval;

    private readonly TimeProvider _time;
    private volatile Seen? _ready;

    public Readiness(TimeProvider time, IMeterFactory meters)
    {
        _time = time;
        meters
            .Create(SaleMeter.Name)
            .CreateObservableGauge(
                "concert_reservation.instance.ready",
                () => IsReady ? 1 : 0,
                description: "1 while this instance and its database are ready, else 0."
            );
    }

    private bool IsReady => _ready is { } seen && _time.GetElapsedTime(seen.At) < GoodFor;

    public Task PublishAsync(HealthReport report, CancellationToken cancellationToken)
    {
        _ready = report.Status == HealthStatus.Healthy ? new Seen(_time.GetTimestamp()) : null;
        return Task.CompletedTask;
    }

    private sealed record Seen(long At);
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

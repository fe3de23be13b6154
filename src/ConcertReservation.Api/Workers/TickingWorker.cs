using ConcertReservation.Application.Telemetry;

namespace ConcertReservation.Api.Workers;

/// <summary>Runs a tick at every interval until the host stops. Logs a failed tick; the next tick retries.</summary>
internal abstract class TickingWorker(TimeSpan interval, SaleMetrics metrics, TimeProvider time, ILogger log)
    : BackgroundService
{
    private bool _partFailed;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        CountFailures(0);
        using var timer = new PeriodicTimer(interval, time);
        while (await WaitForTickAsync(timer, stoppingToken))
        {
            var startedAt = time.GetTimestamp();
            _partFailed = false;
            try
            {
                await TickAsync(stoppingToken);
                Count(_partFailed ? "failed" : "done", startedAt);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                Count("failed", startedAt);
                CountFailures(1);
                log.LogError(exception, "A tick failed; the next tick retries");
            }
            catch (Exception)
            {
                // The host is stopping. A cancelled statement may throw various exceptions, and an unhandled one would
                // end the host before its shutdown is complete.
                return;
            }
        }
    }

    /// <summary>The value of the <c>worker</c> label in the metrics.</summary>
    protected virtual string Label => GetType().Name;

    protected abstract Task TickAsync(CancellationToken ct);

    /// <summary>Counts the tick as failed when a part of it has failed and the tick continues.</summary>
    protected void CountAsFailed()
    {
        _partFailed = true;
        CountFailures(1);
    }

    private void CountFailures(int failures) => metrics.CountFailures(Label, failures);

    private void Count(string outcome, long startedAt) =>
        metrics.RecordTick(Label, outcome, time.GetElapsedTime(startedAt));

    private static async Task<bool> WaitForTickAsync(PeriodicTimer timer, CancellationToken ct)
    {
        try
        {
            return await timer.WaitForNextTickAsync(ct);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}

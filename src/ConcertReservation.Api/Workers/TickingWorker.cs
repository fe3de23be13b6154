using ConcertReservation.Application.Telemetry;

namespace ConcertReservation.Api.Workers;

/// <summary>A loop only: a failed tick is logged, and the next tick retries. The loop ends when the host stops.</summary>
internal abstract class TickingWorker(TimeSpan interval, SaleMetrics metrics, TimeProvider time, ILogger log)
    : BackgroundService
{
    private bool _partFailed;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        CountFailures(0);
        using var timer = new PeriodicTimer(interval, time);
        while (await NextAsync(timer, stoppingToken))
        {
            var begun = time.GetTimestamp();
            _partFailed = false;
            try
            {
                await TickAsync(stoppingToken);
                Count(_partFailed ? "failed" : "done", begun);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                Count("failed", begun);
                CountFailures(1);
                log.LogError(exception, "A tick failed; the next one tries again");
            }
            catch (Exception)
            {
                // The host stops in the middle of a tick. A cancelled statement may fail in many ways, and none of them
                // may stop the host before its time.
                return;
            }
        }
    }

    /// <summary>The value of the <c>worker</c> label in the metrics.</summary>
    protected virtual string Label => GetType().Name;

    protected abstract Task TickAsync(CancellationToken ct);

    /// <summary>A part of the tick failed and the tick continues: it counts as failed.</summary>
    protected void CountAsFailed()
    {
        _partFailed = true;
        CountFailures(1);
    }

    private void CountFailures(int failures) => metrics.CountFailures(Label, failures);

    private void Count(string outcome, long begun) => metrics.RecordTick(Label, outcome, time.GetElapsedTime(begun));

    private static async Task<bool> NextAsync(PeriodicTimer timer, CancellationToken ct)
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

using ConcertReservation.Application.Telemetry;

namespace ConcertReservation.Api.Workers;

/// <summary>A loop and nothing else: one bad tick is logged and the next one tries again; stopping the host ends it.</summary>
internal abstract class TickingWorker(TimeSpan interval, TimeProvider time, ILogger log) : BackgroundService
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
                // Asked to stop in the middle of a tick: a statement that was cut off may say so in many ways, and none
                // of them may take the host down.
                return;
            }
        }
    }

    protected abstract Task TickAsync(CancellationToken ct);

    /// <summary>The tick goes on after a part of it failed, and counts as failed all the same.</summary>
    protected void CountAsFailed()
    {
        _partFailed = true;
        CountFailures(1);
    }

    private void CountFailures(int failures) => SaleMeter.CountFailures(GetType().Name, failures);

    private void Count(string outcome, long begun) =>
        SaleMeter.Ticks.Record(
            time.GetElapsedTime(begun).TotalSeconds,
            new(SaleMeter.Worker, GetType().Name),
            new(SaleMeter.Outcome, outcome)
        );

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

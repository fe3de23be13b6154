using ConcertReservation.Application.Telemetry;

namespace ConcertReservation.Api.Workers;

/// <summary>Sweeps bounded batches in each tick, until a batch is not full.</summary>
internal abstract class SweepWorker<TFacade>(
    IServiceScopeFactory scopes,
    TimeSpan interval,
    SaleMetrics metrics,
    TimeProvider time,
    ILogger log
) : TickingWorker(interval, metrics, time, log)
    where TFacade : notnull
{
    protected sealed override async Task TickAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var facade = scope.ServiceProvider.GetRequiredService<TFacade>();
        while (await SweepAsync(facade, ct))
            ct.ThrowIfCancellationRequested();
    }

    /// <returns>True when there may be more to sweep.</returns>
    protected abstract Task<bool> SweepAsync(TFacade facade, CancellationToken ct);
}

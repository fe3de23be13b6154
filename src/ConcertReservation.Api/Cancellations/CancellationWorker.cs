using ConcertReservation.Api.Workers;
using ConcertReservation.Application.Cancellations;
using ConcertReservation.Application.Telemetry;
using ConcertReservation.Domain.Cancellations;

namespace ConcertReservation.Api.Cancellations;

/// <summary>
/// Refunds the reservations of cancelled performances, batch by batch. Between two batches it rests for twice the time
/// of the last one, so that the sale of other concerts goes on.
/// </summary>
internal sealed class CancellationWorker(
    IServiceScopeFactory scopes,
    SaleMetrics metrics,
    TimeProvider time,
    ILogger<CancellationWorker> log
) : TickingWorker(Interval, metrics, time, log)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestRest = TimeSpan.FromSeconds(1);
    private const int RestPerBatch = 2;

    private readonly TimeProvider _time = time;
    private readonly ILogger _log = log;

    protected override async Task TickAsync(CancellationToken ct)
    {
        // One batch of each in turn: a large hall does not delay a small one.
        while (await RefundBatchOfEachAsync(ct) > 0)
            ct.ThrowIfCancellationRequested();
    }

    private async Task<int> RefundBatchOfEachAsync(CancellationToken ct)
    {
        var done = 0;
        foreach (var cancellation in await ListOpenAsync(ct))
        {
            var startedAt = _time.GetTimestamp();
            var refunded = await RefundBatchAsync(cancellation, ct);
            if (refunded > 0)
                await RestAfterAsync(_time.GetElapsedTime(startedAt), ct);
            done += refunded;
        }
        return done;
    }

    private async Task<IReadOnlyList<OpenCancellation>> ListOpenAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await FacadeOf(scope).ListOpenAsync(ct);
    }

    // The failure of one cancellation must not stop the refunds of the others.
    private async Task<int> RefundBatchAsync(OpenCancellation cancellation, CancellationToken ct)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            return await FacadeOf(scope).RefundBatchAsync(cancellation, ct);
        }
        catch (Exception exception) when (!ct.IsCancellationRequested)
        {
            CountAsFailed();
            _log.LogError(
                exception,
                "Refunds of performance {PerformanceId} failed; the next tick retries",
                cancellation.PerformanceId
            );
            return 0;
        }
    }

    private Task RestAfterAsync(TimeSpan batch, CancellationToken ct)
    {
        var rest = batch * RestPerBatch;
        return Task.Delay(rest < LongestRest ? rest : LongestRest, _time, ct);
    }

    private static CancellationRefundFacade FacadeOf(AsyncServiceScope scope) =>
        scope.ServiceProvider.GetRequiredService<CancellationRefundFacade>();
}

using ConcertReservation.Application.Telemetry;
using ConcertReservation.Domain.Concerts;
using ConcertReservation.Domain.Operations;
using ConcertReservation.Domain.Queue;
using ConcertReservation.Domain.Transactions;

namespace ConcertReservation.Application.Operations;

/// <summary>The history of a sale; the worker stores a minute of it, and operators read it.</summary>
public sealed class SaleHistoryFacade(
    ISaleHistoryRepository history,
    ILineRepository lines,
    SaleMetrics metrics,
    IUnitOfWork unitOfWork,
    TimeProvider time
)
{
    public const int BatchSize = 1_000;
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(90);

    /// <summary>
    /// Longer than a transaction of a purchase lasts, whose ids carry the time at which it began.
    /// </summary>
    public static readonly TimeSpan SettledAfter = TimeSpan.FromSeconds(30);

    /// <summary>Stores what this instance has counted, and the minute if no other instance has stored it.</summary>
    public async Task RecordAsync(CancellationToken ct)
    {
        await StoreCountsAsync(ct);
        var now = time.GetUtcNow();
        await unitOfWork.ExecuteAsync(
            async token =>
            {
                await history.RecordAsync(now, now - SettledAfter, token);
                return true;
            },
            ct
        );
    }

    /// <summary>Deletes one bounded batch of what is older than 90 days.</summary>
    /// <returns>True when there may be more.</returns>
    public Task<bool> SweepAsync(CancellationToken ct) =>
        unitOfWork.ExecuteAsync(
            async token => await history.DeleteOldAsync(time.GetUtcNow() - KeptFor, BatchSize, token) == BatchSize,
            ct
        );

    /// <summary>Refuses with <c>concert_not_found</c> or <c>validation_failed</c>.</summary>
    public async Task<SaleHistoryResult> FindAsync(long concertId, SaleHistoryRange range, CancellationToken ct)
    {
        var (from, to, step) = range.EnsureValid(time.GetUtcNow());
        if (await lines.FindPolicyAsync(concertId, ct) is null)
            throw Concert.NotFound();

        var before = await history.FindLevelsAsync(concertId, from, ct);
        var steps = await history.ListStepsAsync(concertId, from, to, step, ct);
        var counts = await history.ListCountsAsync(concertId, from, to, step, ct);
        return SaleHistoryResult.Of(concertId, (from, to, step), before, steps, counts);
    }

    private async Task StoreCountsAsync(CancellationToken ct)
    {
        var counts = metrics.Recent.Take();
        try
        {
            await unitOfWork.ExecuteAsync(
                async token =>
                {
                    // In one order, so that two instances do not wait for each other.
                    foreach (var (concertId, name, count) in counts.OrderBy(c => (c.ConcertId, c.Name)))
                        await history.AddCountAsync(time.GetUtcNow(), concertId, name, count, token);
                    return true;
                },
                ct
            );
        }
        catch
        {
            metrics.Recent.PutBack(counts);
            throw;
        }
    }
}

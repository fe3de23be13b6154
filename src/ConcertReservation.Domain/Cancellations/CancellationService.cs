using ConcertReservation.Domain.Concerts;
using ConcertReservation.Domain.Queue;
using ConcertReservation.Domain.Transactions;

namespace ConcertReservation.Domain.Cancellations;

/// <summary>
/// Cancels performances. Lock order: concert, line, performances, then the held seats and their reservations. A use case
/// that holds, pays, refunds or checks in has its performance locked for share, and an admission has the line locked, so
/// that each of them is either wholly before the cancellation or refused.
/// </summary>
public sealed class CancellationService(
    IConcertRepository concerts,
    ILineRepository lines,
    ICancellationRepository cancellations,
    IUnitOfWork unitOfWork
)
{
    /// <summary>Locks the concert with its line and its performances. Refuses with <c>concert_not_found</c>.</summary>
    public async Task<LockedConcert> LockAsync(long concertId, CancellationToken ct)
    {
        var concert = await concerts.FindForUpdateAsync(concertId, ct) ?? throw Concert.NotFound();
        await lines.FindForUpdateAsync(concertId, ct);
        return new LockedConcert(concert, await concerts.ListPerformancesForUpdateAsync(concertId, ct));
    }

    /// <summary>
    /// Cancels the performances of the order that are not cancelled yet. Refuses with <c>performance_not_found</c>, and
    /// with <c>sale_closed</c> when nothing of the order is to come and nothing of it is cancelled.
    /// </summary>
    /// <returns>The performances that this call has cancelled.</returns>
    public async Task<IReadOnlyList<Performance>> CancelAsync(
        LockedConcert locked,
        CancellationOrder order,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        var cancelled = locked.ToCancel(order, now);
        if (cancelled.Count == 0)
            return [];

        locked.Concert.Cancel(locked.Performances, cancelled, now);
        foreach (var performance in cancelled)
            await CancelAsync(order, performance, now, ct);
        return cancelled;
    }

    private async Task CancelAsync(
        CancellationOrder order,
        Performance performance,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        await cancellations.EndHoldsAsync(order.ConcertId, performance.Id, now, ct);
        var total = await cancellations.AddRefundsAsync(order.ConcertId, performance.Id, ct);
        cancellations.Add(Cancellation.Start(order, performance.Id, total, now));
        await unitOfWork.FlushAsync(ct);
    }
}

/// <summary>A concert and all its performances, locked.</summary>
public sealed record LockedConcert(Concert Concert, IReadOnlyList<Performance> Performances)
{
    internal IReadOnlyList<Performance> ToCancel(CancellationOrder order, DateTimeOffset now)
    {
        var named = order.PerformanceId is { } id
            ? [Performances.SingleOrDefault(p => p.Id == id) ?? throw Performance.NotFound()]
            : Performances;
        var scheduled = named.Where(performance => performance.IsScheduledAt(now)).ToList();
        if (scheduled.Count == 0 && named.All(performance => performance.CancelledAt is null))
            named[0].EnsureUpcoming(now);
        return scheduled;
    }
}

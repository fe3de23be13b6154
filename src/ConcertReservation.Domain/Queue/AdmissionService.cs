using ConcertReservation.Domain.Concerts;

namespace ConcertReservation.Domain.Queue;

/// <summary>
/// Admits waiting customers, strictly in place order. The caller's transaction must have locked the line.
/// </summary>
public sealed class AdmissionService(
    IConcertRepository concerts,
    IQueueTokenRepository tokens,
    ISeatRepository seats,
    ITurnMailRepository turnMails
)
{
    /// <summary>Keeps the transaction of a tick short; the next tick admits the rest.</summary>
    public const int LargestBatch = 1_000;

    /// <returns>The number of admitted customers.</returns>
    public async Task<int> AdmitAsync(Line line, DateTimeOffset now, CancellationToken ct)
    {
        var capacity = Math.Min(LargestBatch, await CapacityAsync(line, now, ct));
        if (capacity == 0)
            return 0;

        var admission = line.NextAdmission(now);
        var admitted = await tokens.AdmitWaitingAsync(line, capacity, admission, ct);
        if (admitted.Count == 0)
            return 0;

        line.RecordAdmission(admitted.Count, admitted.LastPlace, now);
        // A later statement than the admission: it reads a request whose transaction made the admission wait.
        turnMails.QueueAdmitted(line.ConcertId, admitted.LastPlace, admission.Batch, now);
        return admitted.Count;
    }

    /// <summary>The number of new arrivals that need not wait; 0 while other customers wait.</summary>
    internal async Task<int> ImmediateCapacityAsync(Line line, DateTimeOffset now, CancellationToken ct) =>
        await tokens.AnyWaitingAsync(line.ConcertId, line.LastAdmittedPlace, ct)
            ? 0
            : await CapacityAsync(line, now, ct);

    private async Task<int> CapacityAsync(Line line, DateTimeOffset now, CancellationToken ct)
    {
        line.RecordLapsed(await tokens.EndLapsedAsync(line.ConcertId, now, ct), now);
        var active = await tokens.CountActiveAsync(line.ConcertId, ct);
        line.RecordActive(active, now);
        var freeSlots = line.FreeSlots(active, now);
        return freeSlots > 0 && await MayHoldAsync(line.ConcertId, now, ct) ? freeSlots : 0;
    }

    // No admission outside of the sale window, because an admitted customer could not hold a seat; and none while
    // everything is sold. When a refund releases a seat, the next tick continues in place order.
    private async Task<bool> MayHoldAsync(long concertId, DateTimeOffset now, CancellationToken ct) =>
        (await concerts.FindAsync(concertId, ct))?.IsOnSaleAt(now) == true
        && await seats.AnyUnsoldAsync(concertId, now, ct);
}

/// <summary>
/// One batch of admissions: its number in the line, and the times of its tokens.
/// </summary>
/// <param name="ExpiresAt">When a token expires that is not claimed.</param>
/// <param name="TurnEndsAt">When a customer makes no new hold any more.</param>
public sealed record Admission(long Batch, DateTimeOffset At, DateTimeOffset ExpiresAt, DateTimeOffset TurnEndsAt);

/// <param name="LastPlace">The highest admitted place; 0 when the batch is empty.</param>
public sealed record AdmittedBatch(int Count, long LastPlace);

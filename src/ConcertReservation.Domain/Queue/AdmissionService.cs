using ConcertReservation.Domain.Concerts;

namespace ConcertReservation.Domain.Queue;

/// <summary>Lets the next in, strictly in place order. Runs in the transaction that holds the line's lock.</summary>
public sealed class AdmissionService(IQueueTokenRepository tokens, ISeatRepository seats)
{
    /// <summary>Keeps one tick's transaction short; the next tick goes on.</summary>
    public const int LargestBatch = 1_000;

    /// <returns>How many were admitted.</returns>
    public async Task<int> AdmitAsync(Line line, DateTimeOffset now, CancellationToken ct)
    {
        var room = Math.Min(LargestBatch, await CapacityAsync(line, now, ct));
        if (room == 0)
            return 0;

        var admitted = await tokens.AdmitWaitingAsync(line, room, line.NextAdmission(now), ct);
        if (admitted.Count > 0)
            line.RecordAdmission(admitted.Count, admitted.LastPlace, now);
        return admitted.Count;
    }

    /// <summary>How many new arrivals may go straight in: none while somebody waits.</summary>
    internal async Task<int> ImmediateCapacityAsync(Line line, DateTimeOffset now, CancellationToken ct) =>
        await tokens.AnyWaitingAsync(line.ConcertId, line.LastAdmittedPlace, ct)
            ? 0
            : await CapacityAsync(line, now, ct);

    private async Task<int> CapacityAsync(Line line, DateTimeOffset now, CancellationToken ct)
    {
        line.RecordNoShows(await tokens.EndLapsedAsync(line.ConcertId, now, ct));
        var room = line.FreeSlots(await tokens.CountActiveAsync(line.ConcertId, ct), now);
        // Nobody is let in to find nothing: when a refund brings a seat back, the next tick goes on in order.
        return room > 0 && await seats.AnyUnsoldAsync(line.ConcertId, now, ct) ? room : 0;
    }
}

/// <summary>One batch of admissions: its number in the line, and the times its tokens get.</summary>
public sealed record Admission(long Batch, DateTimeOffset At, DateTimeOffset ExpiresAt);

/// <param name="LastPlace">The highest place among them; 0 when there were none.</param>
public sealed record AdmittedBatch(int Count, long LastPlace);

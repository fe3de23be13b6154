namespace ConcertReservation.Domain.Queue;

/// <summary>Lets the next in, strictly in place order. Runs in the transaction that holds the line's lock.</summary>
public sealed class AdmissionService(IQueueTokenRepository tokens)
{
    /// <summary>Keeps one tick's transaction short; the next tick goes on.</summary>
    public const int LargestBatch = 1_000;

    /// <returns>How many were admitted.</returns>
    public async Task<int> AdmitAsync(Line line, DateTimeOffset now, CancellationToken ct)
    {
        await tokens.EndLapsedAsync(line.ConcertId, now, ct);
        var active = await tokens.CountActiveAsync(line.ConcertId, ct);
        var room = Math.Min(LargestBatch, line.RoomBeside(active, now));
        if (room == 0)
            return 0;

        var next = await tokens.TakeWaitingForUpdateAsync(line.ConcertId, line.Frontier, room, ct);
        if (next.Count == 0)
            return 0;

        line.RecordAdmission(next.Count, next[^1].Place, now);
        foreach (var token in next)
        {
            token.Activate(line.Policy, now);
            token.RecordBatch(line.AdmissionBatch);
        }
        return next.Count;
    }
}

using ConcertReservation.Application.Telemetry;
using ConcertReservation.Domain.Concerts;
using ConcertReservation.Domain.Queue;
using ConcertReservation.Domain.Transactions;

namespace ConcertReservation.Application.Queue;

/// <summary>Adds a batch of arrivals to a line in one transaction.</summary>
public sealed class JoinBatchFacade(
    IConcertRepository concerts,
    ILineRepository lines,
    IQueueTokenRepository tokens,
    JoinService joining,
    LineStateCache lineStates,
    SaleMetrics metrics,
    IUnitOfWork unitOfWork,
    TimeProvider time
)
{
    /// <summary>
    /// Returns the live token that a customer has already, whatever the sale window says. Assigns the other customers
    /// places at the end of the line, in the given order, or refuses them with <c>sale_not_open</c> or
    /// <c>sale_closed</c>. Refuses the whole batch with <c>concert_not_found</c>. The positions are read under the lock of
    /// the line that gives the places: customers of any instance get different positions, one after the other.
    /// </summary>
    public async Task<IReadOnlyList<Outcome<Joined>>> JoinAsync(
        long concertId,
        IReadOnlyList<Guid> userIds,
        CancellationToken ct
    )
    {
        var startedAt = time.GetTimestamp();

        var outcomes = await unitOfWork.ExecuteAsync(
            async token =>
            {
                var line = await lines.FindForUpdateAsync(concertId, token) ?? throw Concert.NotFound();
                // After the lock: a cancellation has the line locked too.
                var concert = await concerts.FindAsync(concertId, token);
                if (concert is null or { Draft: true })
                    throw Concert.NotFound();
                unitOfWork.AfterCommit(() => metrics.CountAdmissions(line));
                // The time is read after the lock, so that a higher place never has an earlier time.
                var joined = await JoinOrRefuseAsync(concert, line, userIds, time.GetUtcNow(), token);
                return await AddPositionsAsync(line, joined, token);
            },
            ct
        );
        metrics.RecordJoins(userIds.Count, time.GetElapsedTime(startedAt));
        return outcomes;
    }

    private async Task<IReadOnlyList<Outcome<Joined>>> AddPositionsAsync(
        Line line,
        IReadOnlyList<Outcome<Joined>> outcomes,
        CancellationToken ct
    )
    {
        var cached = lineStates.Last(line.ConcertId);
        var seenUpTo = cached?.Latest.SeenUpTo ?? 0;
        var abandoned = await tokens.ListAbandonedAsync(line.ConcertId, line.LastAdmittedPlace, seenUpTo, ct);
        var state = new LockedLineState(line, cached, abandoned);
        // The next poll must not be answered from a state that is older than the answer to the join.
        if (state.IsNewerThanCached)
            unitOfWork.AfterCommit(() => lineStates.Invalidate(line.ConcertId));
        return
        [
            .. outcomes.Select(outcome =>
                outcome.Value is { Token: { Status: QueueTokenStatus.Waiting } token } joined
                    ? Outcome<Joined>.Done(joined with { Ahead = state.AheadOf(token.Place) })
                    : outcome
            ),
        ];
    }

    private async Task<IReadOnlyList<Outcome<Joined>>> JoinOrRefuseAsync(
        Concert concert,
        Line line,
        IReadOnlyList<Guid> userIds,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        if (concert.FindSaleRefusal(now) is not { } refusal)
            return [.. (await joining.JoinAsync(line, userIds, now, ct)).Select(Outcome<Joined>.Done)];

        var live = await joining.FindLiveAsync(line, userIds, now, ct);
        return
        [
            .. userIds.Select(userId =>
                live.TryGetValue(userId, out var token)
                    ? Outcome<Joined>.Done(new Joined(token, IsNew: false))
                    : Outcome<Joined>.Refused(refusal)
            ),
        ];
    }
}

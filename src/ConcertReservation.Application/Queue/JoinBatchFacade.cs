using ConcertReservation.Application.Telemetry;
using ConcertReservation.Domain.Concerts;
using ConcertReservation.Domain.Queue;
using ConcertReservation.Domain.Transactions;

namespace ConcertReservation.Application.Queue;

/// <summary>Adds a batch of arrivals to a line in one transaction.</summary>
public sealed class JoinBatchFacade(
    IConcertRepository concerts,
    ILineRepository lines,
    JoinService joining,
    LineStateCache lineStates,
    SaleMetrics metrics,
    IUnitOfWork unitOfWork,
    TimeProvider time
)
{
    /// <summary>
    /// Assigns each customer a place at the end of the line, in the given order, or returns the live token that the
    /// customer has already. Refuses the whole batch with <c>concert_not_found</c>, <c>sale_not_open</c> or
    /// <c>sale_closed</c>.
    /// </summary>
    public async Task<IReadOnlyList<Joined>> JoinAsync(
        long concertId,
        IReadOnlyList<Guid> userIds,
        CancellationToken ct
    )
    {
        var startedAt = time.GetTimestamp();
        var concert = await concerts.FindAsync(concertId, ct) ?? throw Concert.NotFound();
        concert.EnsureOnSale(time.GetUtcNow());

        var joined = await unitOfWork.ExecuteAsync(
            async token =>
            {
                var line = await lines.FindForUpdateAsync(concertId, token) ?? throw Concert.NotFound();
                unitOfWork.AfterCommit(() => metrics.CountAdmissions(line));
                // The time is read after the lock, so that a higher place never has an earlier time.
                return await joining.JoinAsync(line, userIds, time.GetUtcNow(), token);
            },
            ct
        );
        if (joined.Any(j => j is { IsNew: true, Token.Status: QueueTokenStatus.Active }))
            lineStates.Invalidate(concertId); // the last admitted place has moved
        metrics.RecordJoins(userIds.Count, time.GetElapsedTime(startedAt));
        return joined;
    }
}

using ConcertReservation.Application.Concerts;
using ConcertReservation.Application.Telemetry;
using ConcertReservation.Domain.Concerts;
using ConcertReservation.Domain.Queue;
using ConcertReservation.Domain.Transactions;

namespace ConcertReservation.Application.Queue;

/// <summary>The line as those meet it who arrive together.</summary>
public sealed class JoinFacade(
    IConcertRepository concerts,
    ILineRepository lines,
    JoinService joining,
    LineStateCache lineStates,
    IUnitOfWork unitOfWork,
    TimeProvider time
)
{
    /// <summary>
    /// A place at the end of the line for each, in this order, or the live token they have. Refuses them all with
    /// <c>concert_not_found</c>, <c>sale_not_open</c> or <c>sale_closed</c>.
    /// </summary>
    public async Task<IReadOnlyList<Joined>> JoinAsync(
        long concertId,
        IReadOnlyList<Guid> userIds,
        CancellationToken ct
    )
    {
        var begun = time.GetTimestamp();
        var concert = await concerts.FindAsync(concertId, ct) ?? throw ConcertFacade.NotFound();
        concert.EnsureOnSale(time.GetUtcNow());

        var joined = await unitOfWork.ExecuteAsync(
            async token =>
            {
                var line = await lines.FindForUpdateAsync(concertId, token) ?? throw ConcertFacade.NotFound();
                unitOfWork.AfterCommit(() => SaleMeter.CountAdmissions(line));
                // Read behind the lock, so that times of issue follow the places.
                return await joining.JoinAsync(line, userIds, time.GetUtcNow(), token);
            },
            ct
        );
        if (joined.Any(j => j is { IsNew: true, Token.Status: QueueTokenStatus.Active }))
            lineStates.Invalidate(concertId); // the frontier has moved
        SaleMeter.JoinBatchSize.Record(userIds.Count);
        SaleMeter.JoinBatchTime.Record(time.GetElapsedTime(begun).TotalSeconds);
        return joined;
    }
}

using ConcertReservation.Application.Audit;
using ConcertReservation.Application.Concerts;
using ConcertReservation.Domain.Queue;
using ConcertReservation.Domain.Transactions;

namespace ConcertReservation.Application.Queue;

/// <summary>How operators steer a line.</summary>
public sealed class QueuePolicyFacade(
    ILineRepository lines,
    LineStateCache lineStates,
    AuditTrail audit,
    IUnitOfWork unitOfWork,
    TimeProvider time
)
{
    /// <summary>Refuses with <c>concert_not_found</c>.</summary>
    public async Task<QueuePolicy> FindAsync(long concertId, CancellationToken ct) =>
        await lines.FindPolicyAsync(concertId, ct) ?? throw ConcertFacade.NotFound();

    /// <summary>In force with the next tick, and within a second for holds on every instance. Refuses with <c>concert_not_found</c>.</summary>
    public Task<QueuePolicy> ChangeAsync(long concertId, QueuePolicy policy, CancellationToken ct) =>
        unitOfWork.ExecuteAsync(
            async token =>
            {
                var line = await lines.FindForUpdateAsync(concertId, token) ?? throw ConcertFacade.NotFound();
                var before = line.Policy;
                line.ChangePolicy(policy, time.GetUtcNow());
                unitOfWork.AfterCommit(() => lineStates.Invalidate(concertId));
                audit.Record("queue_policy.change", $"concert/{concertId}", before, line.Policy);
                return line.Policy;
            },
            ct
        );
}

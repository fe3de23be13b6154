using ConcertReservation.Application.Audit;
using ConcertReservation.Domain.Concerts;
using ConcertReservation.Domain.Queue;
using ConcertReservation.Domain.Transactions;
using ConcertReservation.Domain.Versions;

namespace ConcertReservation.Application.Queue;

/// <summary>Operators read and change the policy of a line.</summary>
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
        await lines.FindPolicyAsync(concertId, ct) ?? throw Concert.NotFound();

    /// <summary>
    /// Changes the policy. It applies from the next admission tick, and to holds on all instances within a second.
    /// Refuses with <c>concert_not_found</c> or <c>precondition_failed</c>.
    /// </summary>
    /// <param name="expected">The versions of the policy that the change may replace.</param>
    /// <param name="change">Returns the new policy for the current one.</param>
    public Task<QueuePolicy> ChangeAsync(
        long concertId,
        ExpectedVersion expected,
        Func<QueuePolicy, QueuePolicy> change,
        CancellationToken ct
    ) =>
        unitOfWork.ExecuteAsync(
            async token =>
            {
                var line = await lines.FindForUpdateAsync(concertId, token) ?? throw Concert.NotFound();
                var before = line.Policy;
                expected.EnsureIs(before.ToVersion());
                line.ChangePolicy(change(before), time.GetUtcNow());
                unitOfWork.AfterCommit(() => lineStates.Invalidate(concertId));
                audit.Record("queue_policy.change", $"concert/{concertId}", before, line.Policy);
                return line.Policy;
            },
            ct
        );
}

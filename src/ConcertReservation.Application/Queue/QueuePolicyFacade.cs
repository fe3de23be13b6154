using ConcertReservation.Application.Concerts;
using ConcertReservation.Domain.Common;
using ConcertReservation.Domain.Queue;

namespace ConcertReservation.Application.Queue;

/// <summary>How operators steer a line.</summary>
public sealed class QueuePolicyFacade(ILineRepository lines, IUnitOfWork unitOfWork, TimeProvider time)
{
    /// <summary>Refuses with <c>concert_not_found</c>.</summary>
    public async Task<QueuePolicy> FindAsync(long concertId, CancellationToken ct) =>
        await lines.FindPolicyAsync(concertId, ct) ?? throw ConcertFacade.NotFound();

    /// <summary>In force with the next join, tick or hold, on every instance. Refuses with <c>concert_not_found</c>.</summary>
    public Task<QueuePolicy> ChangeAsync(long concertId, QueuePolicy policy, CancellationToken ct) =>
        unitOfWork.ExecuteAsync(
            async token =>
            {
                var line = await lines.FindForUpdateAsync(concertId, token) ?? throw ConcertFacade.NotFound();
                line.ChangePolicy(policy, time.GetUtcNow());
                return line.Policy;
            },
            ct
        );
}

using ConcertReservation.Application.Concerts;
using ConcertReservation.Domain.Queue;
using ConcertReservation.Domain.Reservations;
using ConcertReservation.Domain.Transactions;

namespace ConcertReservation.Application.Queue;

/// <summary>A customer leaves a line.</summary>
public sealed class LeaveFacade(
    IQueueTokenRepository tokens,
    IReservationRepository reservations,
    SeatReleaseService releasing,
    LineStateCache lines,
    ActiveTokenCache activeTokens,
    SaleCache sale,
    IUnitOfWork unitOfWork,
    TimeProvider time
)
{
    /// <summary>Ends the customer's live token, waiting or active, and releases the customer's holds for the concert.</summary>
    public Task LeaveAsync(long concertId, Guid userId, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        return unitOfWork.ExecuteAsync(
            async token =>
            {
                var live = await tokens.FindLiveForUpdateAsync(concertId, userId, token);
                if (live?.IsLiveAt(now) == true && live.Leave(now) is { } abandoned)
                    tokens.Add(abandoned);
                var held = await reservations.ListHeldIdsAsync(concertId, userId, token);
                var released = await releasing.ReleaseAsync(concertId, held, now, token);
                unitOfWork.AfterCommit(() => InvalidateAfterLeave(concertId, userId, released));
                return released;
            },
            ct
        );
    }

    private void InvalidateAfterLeave(long concertId, Guid userId, IReadOnlyList<Reservation> released)
    {
        activeTokens.Forget(concertId, userId);
        lines.Invalidate(concertId);
        foreach (var reservation in released)
            sale.InvalidateSeats(concertId, reservation.PerformanceId);
    }
}

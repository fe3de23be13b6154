using ConcertReservation.Domain.Reservations;
using ConcertReservation.Domain.Transactions;

namespace ConcertReservation.Application.Queue;

/// <summary>A customer leaves a line.</summary>
public sealed class LeaveFacade(
    LeaveService leaving,
    LeavePublisher publisher,
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
                var released = await leaving.LeaveAsync(concertId, userId, now, token);
                unitOfWork.AfterCommit(() => publisher.Publish(concertId, userId, released));
                return released;
            },
            ct
        );
    }
}

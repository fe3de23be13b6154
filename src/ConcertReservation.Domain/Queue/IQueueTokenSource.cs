namespace ConcertReservation.Domain.Queue;

public interface IQueueTokenSource
{
    /// <summary>Reads the tokens of one line with one query, without a lock. Unknown ids are left out.</summary>
    Task<IReadOnlyList<QueueToken>> ReadAsync(long concertId, Guid[] tokenIds);
}

namespace ConcertReservation.Domain.Queue;

public interface ILineRepository
{
    void Add(Line line);

    /// <summary>Removes a locked line that no customer has joined.</summary>
    void Remove(Line line);

    /// <summary>Locks the line, which serializes joins and admissions.</summary>
    Task<Line?> FindForUpdateAsync(long concertId, CancellationToken ct);

    /// <summary>
    /// False when another instance is admitting to this line. The lock lasts until the transaction ends.
    /// </summary>
    Task<bool> TryLockAdmissionAsync(long concertId, CancellationToken ct);

    Task<QueuePolicy?> FindPolicyAsync(long concertId, CancellationToken ct);

    /// <summary>
    /// The lines with a waiting customer, unless they are paused or not on sale, or with a lapsed active token.
    /// </summary>
    Task<IReadOnlyList<long>> ListBusyAsync(DateTimeOffset now, CancellationToken ct);
}

namespace ConcertReservation.Domain.Queue;

public interface ILineRepository
{
    void Add(Line line);

    /// <summary>The lock that orders joining and admission.</summary>
    Task<Line?> FindForUpdateAsync(long concertId, CancellationToken ct);

    /// <summary>False when another instance is admitting to this line just now; kept until the transaction ends.</summary>
    Task<bool> TryLockAdmissionAsync(long concertId, CancellationToken ct);

    Task<QueuePolicy?> FindPolicyAsync(long concertId, CancellationToken ct);

    /// <summary>Lines where someone waits or an active token has lapsed.</summary>
    Task<IReadOnlyList<long>> ListBusyAsync(DateTimeOffset now, CancellationToken ct);
}

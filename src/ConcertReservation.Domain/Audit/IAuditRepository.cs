namespace ConcertReservation.Domain.Audit;

public interface IAuditRepository
{
    void Add(AuditEntry entry);

    /// <summary>
    /// Newest first. Only entries with an id below <paramref name="before"/>, when it is given; not tracked.
    /// </summary>
    Task<IReadOnlyList<AuditEntry>> ListAsync(Guid? before, int take, CancellationToken ct);
}

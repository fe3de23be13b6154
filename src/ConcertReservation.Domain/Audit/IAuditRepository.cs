namespace ConcertReservation.Domain.Audit;

public interface IAuditRepository
{
    void Add(AuditEntry entry);

    /// <summary>Newest first, from below <paramref name="before"/>; not tracked.</summary>
    Task<IReadOnlyList<AuditEntry>> ListAsync(Guid? before, int take, CancellationToken ct);
}

namespace ConcertReservation.Domain.Audit;

public interface IAuditRepository
{
    void Add(AuditEntry entry);

    /// <summary>
    /// Newest first. Only entries with an id below <paramref name="before"/>, when it is given; not tracked.
    /// </summary>
    Task<IReadOnlyList<NamedAuditEntry>> ListAsync(Guid? before, int take, CancellationToken ct);
}

/// <param name="Operator">The name of the account, also after it was removed from the staff.</param>
public sealed record NamedAuditEntry(AuditEntry Entry, string Operator);

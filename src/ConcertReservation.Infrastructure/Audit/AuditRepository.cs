using ConcertReservation.Domain.Audit;
using ConcertReservation.Infrastructure.Database;
using Microsoft.EntityFrameworkCore;

namespace ConcertReservation.Infrastructure.Audit;

internal sealed class AuditRepository(ConcertReservationDb db) : IAuditRepository
{
    public void Add(AuditEntry entry) => db.AuditEntries.Add(entry);

    public async Task<IReadOnlyList<AuditEntry>> ListAsync(Guid? before, int take, CancellationToken ct)
    {
        IQueryable<AuditEntry> entries = db.AuditEntries;
        if (before is { } id)
            entries = entries.Where(entry => entry.Id < id);
        return await entries.OrderByDescending(entry => entry.Id).Take(take).ToListAsync(ct);
    }
}

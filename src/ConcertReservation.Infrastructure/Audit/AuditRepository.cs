using ConcertReservation.Domain.Audit;
using ConcertReservation.Infrastructure.Database;
using ConcertReservation.Infrastructure.Database.Sql;
using Microsoft.EntityFrameworkCore;

namespace ConcertReservation.Infrastructure.Audit;

internal sealed class AuditRepository(ConcertReservationDb db) : IAuditRepository
{
    public void Add(AuditEntry entry) => db.AuditEntries.Add(entry);

    public async Task<IReadOnlyList<NamedAuditEntry>> ListAsync(Guid? before, int take, CancellationToken ct)
    {
        IQueryable<AuditEntry> entries = db.AuditEntries;
        if (before is { } id)
            entries = entries.Where(entry => entry.Id < id);
        var named =
            from entry in entries.AsNoTracking()
            join account in db.Accounts on entry.OperatorId equals account.Id
            orderby entry.Id descending
            select new NamedAuditEntry(entry, account.Name);
        return await named.Take(take).AcrossShards().ToListAsync(ct);
    }
}

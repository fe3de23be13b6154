using ConcertReservation.Domain.Queue;
using ConcertReservation.Infrastructure.Database;
using ConcertReservation.Infrastructure.Database.Sql;
using Microsoft.EntityFrameworkCore;

namespace ConcertReservation.Infrastructure.Queue;

internal sealed class LineRepository(ConcertReservationDb db) : ILineRepository
{
    public void Add(Line line) => db.Lines.Add(line);

    // NO KEY: whoever leaves has their token locked and writes a departure that refers to this row. With FOR UPDATE the
    // two would wait for each other.
    public Task<Line?> FindForUpdateAsync(long concertId, CancellationToken ct) =>
        db.Lines.FromRows($"WHERE concert_id = {concertId} FOR NO KEY UPDATE").LockOneAsync(ct);

    public Task<bool> TryLockAdmissionAsync(long concertId, CancellationToken ct) =>
        db
            .Database.SqlQuery<bool>(
                $"""SELECT pg_try_advisory_xact_lock({AdvisoryLocks.AdmissionTo(concertId)}) AS "Value" """
            )
            .SingleAsync(ct);

    public Task<QueuePolicy?> FindPolicyAsync(long concertId, CancellationToken ct) =>
        db.Lines.Where(line => line.ConcertId == concertId).Select(line => line.Policy).SingleOrDefaultAsync(ct)!;

    // The first of each, not whether there is any: for that the planner may walk the table when many match.
    public async Task<IReadOnlyList<long>> ListBusyAsync(DateTimeOffset now, CancellationToken ct) =>
        await db
            .Lines.Where(line =>
                (
                    !line.Policy.Paused
                    && db.QueueTokens.Where(t =>
                            t.ConcertId == line.ConcertId
                            && t.Status == QueueTokenStatus.Waiting
                            && t.Place > line.LastAdmittedPlace
                        )
                        .Min(t => (long?)t.Place) != null
                )
                || db.QueueTokens.Where(t => t.ConcertId == line.ConcertId && t.Status == QueueTokenStatus.Active)
                    .Min(t => t.ExpiresAt) <= now
            )
            .Select(line => line.ConcertId)
            .AcrossShards()
            .ToListAsync(ct);
}

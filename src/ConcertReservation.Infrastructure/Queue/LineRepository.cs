using ConcertReservation.Domain.Queue;
using ConcertReservation.Infrastructure.Database;
using ConcertReservation.Infrastructure.Database.Sql;
using Microsoft.EntityFrameworkCore;

namespace ConcertReservation.Infrastructure.Queue;

internal sealed class LineRepository(ConcertReservationDb db) : ILineRepository
{
    public void Add(Line line) => db.Lines.Add(line);

    public void Remove(Line line) => db.Lines.Remove(line);

    // NO KEY, because a leaving customer locks the token first and then inserts an abandoned place, whose foreign key
    // locks this row. With FOR UPDATE a join and a leave could deadlock.
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

    // MIN instead of EXISTS: for EXISTS the planner may scan the table when it expects many matching rows.
    public async Task<IReadOnlyList<long>> ListBusyAsync(DateTimeOffset now, CancellationToken ct) =>
        await db
            .Lines.Where(line =>
                (
                    !line.Policy.Paused
                    && db.Concerts.Any(c =>
                        c.Id == line.ConcertId
                        && c.CancelledAt == null
                        && c.SaleOpensAt <= now
                        && (c.SaleClosesAt ?? c.LastStartsAt) > now
                    )
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

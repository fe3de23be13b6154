using ConcertReservation.Domain.Queue;
using ConcertReservation.Infrastructure.Database;
using Microsoft.EntityFrameworkCore;

namespace ConcertReservation.Infrastructure.Queue;

internal sealed class LineRepository(ConcertReservationDb db) : ILineRepository
{
    public void Add(Line line) => db.Lines.Add(line);

    public Task<Line?> FindForUpdateAsync(long concertId, CancellationToken ct) =>
        db.Lines.FromSql($"SELECT * FROM lines WHERE concert_id = {concertId} FOR UPDATE").LockOneAsync(ct);

    public Task<bool> TryTakeAdmissionTurnAsync(long concertId, CancellationToken ct) =>
        db
            .Database.SqlQuery<bool>(
                $"""SELECT pg_try_advisory_xact_lock({AdvisoryLocks.AdmissionTo(concertId)}) AS "Value" """
            )
            .SingleAsync(ct);

    public Task<QueuePolicy?> FindPolicyAsync(long concertId, CancellationToken ct) =>
        db.Lines.Where(line => line.ConcertId == concertId).Select(line => line.Policy).SingleOrDefaultAsync(ct)!;

    public async Task<IReadOnlyList<long>> ListBusyAsync(DateTimeOffset now, CancellationToken ct) =>
        await db
            .Lines.Where(line =>
                db.QueueTokens.Any(t => t.ConcertId == line.ConcertId && t.Status == QueueTokenStatus.Waiting)
                || db.QueueTokens.Any(t =>
                    t.ConcertId == line.ConcertId && t.Status == QueueTokenStatus.Active && t.ExpiresAt <= now
                )
            )
            .Select(line => line.ConcertId)
            .ToListAsync(ct);
}

using ConcertReservation.Domain.Queue;
using ConcertReservation.Infrastructure.Database;
using Microsoft.EntityFrameworkCore;

namespace ConcertReservation.Infrastructure.Queue;

internal sealed class LineRepository(ConcertReservationDb db) : ILineRepository
{
    // NO KEY: whoever leaves has their token locked and writes a departure that refers to this row. With FOR UPDATE the
    // two would wait for each other.
    // EF looks for the columns of a complex type under its own names when the SQL was written by hand.
    private const string Locking = """
        SELECT *,
            max_active AS "Policy_MaxActive",
            admit_per_second AS "Policy_AdmitPerSecond",
            active_for AS "Policy_ActiveFor",
            claim_within AS "Policy_ClaimWithin",
            hold_for AS "Policy_HoldFor",
            max_seats_per_reservation AS "Policy_MaxSeatsPerReservation",
            max_seats_per_user AS "Policy_MaxSeatsPerUser",
            paused AS "Policy_Paused"
        FROM lines WHERE concert_id = {0} FOR NO KEY UPDATE
        """;

    public void Add(Line line) => db.Lines.Add(line);

    public Task<Line?> FindForUpdateAsync(long concertId, CancellationToken ct) =>
        db.Lines.FromSqlRaw(Locking, concertId).LockOneAsync(ct);

    public Task<bool> TryTakeAdmissionTurnAsync(long concertId, CancellationToken ct) =>
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
                            && t.Place > line.Frontier
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

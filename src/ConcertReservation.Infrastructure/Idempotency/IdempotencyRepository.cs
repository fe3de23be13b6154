using ConcertReservation.Domain.Errors;
using ConcertReservation.Domain.Idempotency;
using ConcertReservation.Infrastructure.Database;
using Microsoft.EntityFrameworkCore;

namespace ConcertReservation.Infrastructure.Idempotency;

internal sealed class IdempotencyRepository(ConcertReservationDb db) : IIdempotencyRepository
{
    public async Task<IdempotencyEntry?> FindAsync(
        Guid userId,
        string key,
        DateTimeOffset keptSince,
        CancellationToken ct
    )
    {
        var record = await db.IdempotencyKeys.SingleOrDefaultAsync(
            r => r.UserId == userId && r.Key == key && r.At > keptSince,
            ct
        );
        return record is null
            ? null
            : new IdempotencyEntry(
                record.Fingerprint,
                new StoredResponse(record.Status, record.Location, record.ContentType, record.Body)
            );
    }

    // An advisory lock, because no row exists yet. It is a statement of its own: a statement that also reads the stored
    // response would use a snapshot from before the lock. See AdvisoryLocks for the other keys.
    public Task<bool> TryClaimAsync(Guid userId, string key, CancellationToken ct) =>
        db
            .Database.SqlQuery<bool>(
                $"""SELECT pg_try_advisory_xact_lock(hashtextextended({userId + key}, 0)) AS "Value" """
            )
            .SingleAsync(ct);

    // Raw SQL, because EF has no ON CONFLICT. The update replaces only a response whose retention has ended.
    public async Task AddAsync(
        IdempotentRequest request,
        StoredResponse response,
        DateTimeOffset now,
        DateTimeOffset keptSince,
        CancellationToken ct
    )
    {
        var written = await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO idempotency_keys AS kept (user_id, key, fingerprint, status, location, content_type, body, at)
            VALUES ({request.UserId}, {request.Key}, {request.Fingerprint}, {response.Status}, {response.Location},
                {response.ContentType}, {response.Body}, {now})
            ON CONFLICT (user_id, key) DO UPDATE
            SET fingerprint = excluded.fingerprint, status = excluded.status, location = excluded.location,
                content_type = excluded.content_type, body = excluded.body, at = excluded.at
            WHERE kept.at <= {keptSince}
            """,
            ct
        );
        if (written == 0)
            throw new DomainException(ErrorCode.IdempotencyKeyInUse, "The same request has just been processed.");
    }

    public Task<int> DeleteBeforeAsync(DateTimeOffset keptSince, int limit, CancellationToken ct) =>
        db.Database.ExecuteSqlAsync(
            $"""
            /* every shard */ DELETE FROM idempotency_keys
            WHERE (user_id, key) IN (
                SELECT user_id, key FROM idempotency_keys WHERE at <= {keptSince}
                ORDER BY at LIMIT {limit} FOR UPDATE SKIP LOCKED)
            """,
            ct
        );
}

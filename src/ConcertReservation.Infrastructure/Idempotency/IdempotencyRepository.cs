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

    // A lock by name, since there is no row yet. A statement of its own: one that also looked for the answer would
    // look through a snapshot from before the lock.
    public Task<bool> TryClaimAsync(Guid userId, string key, CancellationToken ct) =>
        db
            .Database.SqlQuery<bool>(
                $"""SELECT pg_try_advisory_xact_lock(hashtextextended({userId + key}, 0)) AS "Value" """
            )
            .SingleAsync(ct);

    // By hand: EF cannot say ON CONFLICT. A fresh answer is never overwritten; its key refuses the insert.
    public async Task AddAsync(
        IdempotentRequest request,
        StoredResponse answer,
        DateTimeOffset now,
        DateTimeOffset keptSince,
        CancellationToken ct
    )
    {
        var kept = await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO idempotency_keys AS kept (user_id, key, fingerprint, status, location, content_type, body, at)
            VALUES ({request.UserId}, {request.Key}, {request.Fingerprint}, {answer.Status}, {answer.Location},
                {answer.ContentType}, {answer.Body}, {now})
            ON CONFLICT (user_id, key) DO UPDATE
            SET fingerprint = excluded.fingerprint, status = excluded.status, location = excluded.location,
                content_type = excluded.content_type, body = excluded.body, at = excluded.at
            WHERE kept.at <= {keptSince}
            """,
            ct
        );
        if (kept == 0)
            throw new DomainException(ErrorCode.IdempotencyKeyInUse, "The same request has just run.");
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

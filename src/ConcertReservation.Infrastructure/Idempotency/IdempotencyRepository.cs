using ConcertReservation.Domain.Idempotency;
using ConcertReservation.Infrastructure.Database;
using ConcertReservation.Infrastructure.Database.Sql;
using ConcertReservation.Infrastructure.Database.Transactions;
using Microsoft.EntityFrameworkCore;

namespace ConcertReservation.Infrastructure.Idempotency;

internal sealed class IdempotencyRepository(ConcertReservationDb db, PendingStatements statements)
    : IIdempotencyRepository
{
    public async Task<IReadOnlyDictionary<IdempotencyKey, IdempotencyEntry>> FindAsync(
        IReadOnlyCollection<IdempotencyKey> keys,
        DateTimeOffset keptSince,
        CancellationToken ct
    )
    {
        var records = await db
            .IdempotencyKeys.FromRows(
                $"""
                WHERE at > {keptSince} AND (user_id, key) IN (
                    SELECT * FROM unnest({Each(keys, k => k.UserId)}, {Each(keys, k => k.Key)}))
                """
            )
            .ToListAsync(ct);
        return records.ToDictionary(
            record => new IdempotencyKey(record.UserId, record.Key),
            record => new IdempotencyEntry(
                record.Fingerprint,
                new StoredResponse(record.Status, record.Location, record.ContentType, record.Body)
            )
        );
    }

    // Advisory locks, because no rows exist yet. It is a statement of its own: a statement that also reads the stored
    // responses would use a snapshot from before the locks. See AdvisoryLocks for the other keys.
    public async Task<IReadOnlySet<IdempotencyKey>> TryClaimAsync(
        IReadOnlyList<IdempotencyKey> keys,
        CancellationToken ct
    )
    {
        var claimed = await db
            .Database.SqlQuery<int>(
                $"""
                SELECT key.number::int AS "Value"
                FROM unnest({Each(keys, k => k.UserId + k.Key)}) WITH ORDINALITY AS key(text, number)
                WHERE pg_try_advisory_xact_lock(hashtextextended(key.text, 0))
                """
            )
            .ToListAsync(ct);
        return claimed.Select(number => keys[number - 1]).ToHashSet();
    }

    // The update replaces only a response whose retention has ended.
    public void Insert(IReadOnlyCollection<KeyResponse> responses, DateTimeOffset now, DateTimeOffset keptSince) =>
        statements.Add(
            $"""
            INSERT INTO idempotency_keys AS kept (at, user_id, key, fingerprint, status, location, content_type, body)
            SELECT {now}, response.* FROM unnest({Each(responses, r => r.Request.UserId)},
                {Each(responses, r => r.Request.Key)}, {Each(responses, r => r.Request.Fingerprint)},
                {Each(responses, r => r.Response.Status)}, {Each(responses, r => r.Response.Location)},
                {Each(responses, r => r.Response.ContentType)}, {Each(responses, r => r.Response.Body)}) AS response
            ON CONFLICT (user_id, key) DO UPDATE
            SET fingerprint = excluded.fingerprint, status = excluded.status, location = excluded.location,
                content_type = excluded.content_type, body = excluded.body, at = excluded.at
            WHERE kept.at <= {keptSince}
            """,
            responses.Count,
            IdempotentRequest.InProgress
        );

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

    private static TColumn[] Each<T, TColumn>(IEnumerable<T> rows, Func<T, TColumn> column) => [.. rows.Select(column)];
}

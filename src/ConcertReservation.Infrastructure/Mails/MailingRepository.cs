using ConcertReservation.Domain.Mails;
using ConcertReservation.Infrastructure.Database;
using ConcertReservation.Infrastructure.Database.Model;
using ConcertReservation.Infrastructure.Database.Transactions;
using Microsoft.EntityFrameworkCore;

namespace ConcertReservation.Infrastructure.Mails;

/// <summary>Plain SQL on tables that are not in the model, because only these statements use them.</summary>
internal sealed class MailingRepository(ConcertReservationDb db, PendingStatements statements) : IMailingRepository
{
    public void Add(Mailing mailing) =>
        statements.Add(
            $"""
            INSERT INTO mailings (id, kind, concert_id, performance_id, content, created_at)
            VALUES ({mailing.Id}, {StoredName.Of(mailing.Kind)}, {mailing.ConcertId}, {mailing.PerformanceId},
                {mailing.Content}::json, {mailing.CreatedAt})
            """,
            rows: 1
        );

    public async Task<bool> WriteNextAsync(int limit, DateTimeOffset now, CancellationToken ct)
    {
        var open = await db
            .Database.SqlQuery<OpenMailing>(
                $"""
                SELECT /* every shard */ id AS "Id", kind AS "Kind", concert_id AS "ConcertId",
                    performance_id AS "PerformanceId", created_at AS "CreatedAt", last_seat_id AS "LastSeatId"
                FROM mailings WHERE finished_at IS NULL ORDER BY created_at LIMIT 1 FOR UPDATE SKIP LOCKED
                """
            )
            .ToListAsync(ct);
        if (open is not [var mailing])
            return false;

        var step = await WriteAsync(mailing, limit, now, ct);
        await db.Database.ExecuteSqlAsync(
            $"""
            UPDATE mailings SET last_seat_id = coalesce({step.LastSeatId}, last_seat_id),
                written = written + {step.Written},
                finished_at = CASE WHEN {step.Read} < {limit} THEN {now}::timestamptz END
            WHERE id = {mailing.Id}
            """,
            ct
        );
        return true;
    }

    // The sold seats tell who the holders are: reservations have no index by performance, which each hold would pay for.
    // A customer who held seats after the cause knew of it.
    private async Task<Step> WriteAsync(OpenMailing mailing, int limit, DateTimeOffset now, CancellationToken ct) =>
        await db
            .Database.SqlQuery<Step>(
                $"""
                WITH page AS MATERIALIZED (
                    SELECT id, reservation_id FROM seats
                    WHERE concert_id = {mailing.ConcertId}
                        AND ({mailing.PerformanceId}::bigint IS NULL OR performance_id = {mailing.PerformanceId})
                        AND status = 'sold' AND id > {mailing.LastSeatId}
                    ORDER BY id LIMIT {limit}),
                holders AS (
                    SELECT DISTINCT ON (user_id) user_id, reservations.id AS reservation_id
                    FROM page JOIN reservations ON reservations.concert_id = {mailing.ConcertId}
                        AND reservations.id = page.reservation_id
                    WHERE reservations.status = 'paid' AND held_at <= {mailing.CreatedAt}
                    ORDER BY user_id, reservations.id),
                written AS (
                    INSERT INTO mails (id, mailing_id, kind, concert_id, user_id, reservation_id, bulk, queued_at, due_at)
                    SELECT gen_random_uuid(), {mailing.Id}, {mailing.Kind}, {mailing.ConcertId}, user_id, reservation_id,
                        true, {now}, {now}
                    FROM holders
                    ON CONFLICT (mailing_id, user_id) WHERE mailing_id IS NOT NULL DO NOTHING
                    RETURNING 1)
                SELECT (SELECT max(id) FROM page) AS "LastSeatId", (SELECT count(*)::int FROM page) AS "Read",
                    (SELECT count(*)::int FROM written) AS "Written"
                """
            )
            .AsAsyncEnumerable()
            .SingleAsync(ct);

    private sealed record OpenMailing(
        Guid Id,
        string Kind,
        long ConcertId,
        long? PerformanceId,
        DateTimeOffset CreatedAt,
        long LastSeatId
    );

    private sealed record Step(long? LastSeatId, int Read, int Written);
}

using ConcertReservation.Domain.Mails;
using ConcertReservation.Domain.Reservations;
using ConcertReservation.Infrastructure.Database;
using ConcertReservation.Infrastructure.Database.Model;
using ConcertReservation.Infrastructure.Database.Transactions;
using Microsoft.EntityFrameworkCore;

namespace ConcertReservation.Infrastructure.Mails;

/// <summary>Plain SQL on a table that is not in the model, because only these statements use it.</summary>
internal sealed class MailRepository(ConcertReservationDb db, PendingStatements statements, MailFactsReader facts)
    : IMailRepository
{
    public void Insert(long concertId, IReadOnlyCollection<Mail> mails, DateTimeOffset now)
    {
        if (mails.Count == 0)
            return;

        T[] Each<T>(Func<Mail, T> column) => [.. mails.Select(column)];
        statements.Add(
            $"""
            INSERT INTO mails (concert_id, queued_at, due_at, id, kind, user_id, reservation_id, content)
            SELECT {concertId}, {now}, {now}, mail.id, mail.kind, mail.user_id, mail.reservation_id, mail.content::json
            FROM unnest({Each(m => m.Id)}, {Each(m => StoredName.Of(m.Kind))}, {Each(m => m.UserId)},
                {Each(m => m.ReservationId)}, {Each(m => m.Content)})
                AS mail(id, kind, user_id, reservation_id, content)
            """,
            mails.Count
        );
    }

    public async Task<DateTimeOffset?> QueueAgainAsync(
        Mail mail,
        DateTimeOffset notSince,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        var queued = await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO mails AS kept (concert_id, queued_at, due_at, id, kind, user_id, reservation_id, edition)
            VALUES ({mail.ConcertId}, {now}, {now}, {mail.Id}, {StoredName.Of(mail.Kind)}, {mail.UserId},
                {mail.ReservationId}, 2)
            ON CONFLICT (id) DO UPDATE SET status = 'queued', edition = kept.edition + 1, attempts = 0,
                queued_at = excluded.queued_at, due_at = excluded.due_at, ended_at = NULL, reason = NULL,
                -- A mail that the version before has sent.
                sent_at = CASE WHEN kept.status = 'sent' THEN coalesce(kept.sent_at, ARRAY[kept.ended_at])
                    ELSE kept.sent_at END
            WHERE kept.edition = 1 OR kept.queued_at <= {notSince}
            """,
            ct
        );
        return queued == 1 ? null : await FindQueuedAtAsync(mail, ct);
    }

    public async Task<IReadOnlyList<DueMail>> LeaseAsync(
        int limit,
        DateTimeOffset now,
        DateTimeOffset until,
        CancellationToken ct
    )
    {
        var leased = await db
            .Database.SqlQuery<LeasedMail>(
                $"""
                WITH due AS MATERIALIZED (
                    SELECT /* every shard */ id FROM mails WHERE status = 'queued' AND due_at <= {now}
                    ORDER BY bulk, due_at LIMIT {limit} FOR UPDATE SKIP LOCKED)
                UPDATE mails SET due_at = {until}, attempts = attempts + 1
                FROM due LEFT JOIN LATERAL (
                    SELECT mailings.performance_id, mailings.content FROM mails AS own
                    JOIN mailings ON mailings.id = own.mailing_id WHERE own.id = due.id) AS mailing ON true
                WHERE mails.id = due.id
                RETURNING mails.id AS "Id", mails.edition AS "Edition", mails.kind AS "Kind",
                    mails.concert_id AS "ConcertId", mailing.performance_id AS "PerformanceId",
                    mails.user_id AS "UserId", mails.reservation_id AS "ReservationId",
                    coalesce(mailing.content, mails.content)::text AS "Content", mails.attempts AS "Attempts",
                    mails.queued_at AS "QueuedAt",
                    mails.token_id AS "TokenId"
                """
            )
            .ToListAsync(ct);
        return [.. leased.OrderBy(mail => mail.QueuedAt).Select(mail => mail.ToDueMail())];
    }

    public Task<IReadOnlyDictionary<Guid, MailFacts>> ReadFactsAsync(
        IReadOnlyCollection<DueMail> mails,
        DateTimeOffset now,
        CancellationToken ct
    ) => facts.ReadAsync(mails, now, ct);

    public Task EndAsync(DueMail mail, MailEnd end, string? reason, DateTimeOffset now, CancellationToken ct) =>
        db.Database.ExecuteSqlAsync(
            $"""
            UPDATE mails SET status = {StoredName.Of(end)}, ended_at = {now}, reason = {reason},
                sent_at = CASE WHEN {end == MailEnd.Sent} THEN array_append(sent_at, {now}) ELSE sent_at END
            WHERE concert_id = {mail.ConcertId} AND id = {mail.Id} AND edition = {mail.Edition} AND status = 'queued'
            """,
            ct
        );

    public Task RetryAsync(
        IReadOnlyCollection<DueMail> mails,
        Func<DueMail, DateTimeOffset> dueAt,
        string? reason,
        CancellationToken ct
    )
    {
        T[] Each<T>(Func<DueMail, T> column) => [.. mails.Select(column)];
        return db.Database.ExecuteSqlAsync(
            $"""
            /* every shard */ UPDATE mails SET due_at = retry.due_at, reason = coalesce({reason}, reason)
            FROM unnest({Each(m => m.Id)}, {Each(m => m.Edition)}, {Each(dueAt)}) AS retry(id, edition, due_at)
            WHERE mails.id = retry.id AND mails.edition = retry.edition AND mails.status = 'queued'
            """,
            ct
        );
    }

    public async Task<(int Count, string? Reason)> GiveUpAsync(
        DateTimeOffset queuedBefore,
        int limit,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        var reasons = await db
            .Database.SqlQuery<string>(
                $"""
                WITH old AS MATERIALIZED (
                    SELECT /* every shard */ id FROM mails
                    WHERE status = 'queued' AND due_at <= {now} AND queued_at <= {queuedBefore}
                    LIMIT {limit} FOR UPDATE SKIP LOCKED)
                UPDATE mails SET status = 'given_up', ended_at = {now}, reason = coalesce(reason, 'No server was set.')
                FROM old WHERE mails.id = old.id
                RETURNING reason AS "Value"
                """
            )
            .ToListAsync(ct);
        return (reasons.Count, reasons.FirstOrDefault());
    }

    public async Task<int> DeleteAsync(DateTimeOffset queuedBefore, int limit, CancellationToken ct)
    {
        var deleted = await db.Database.ExecuteSqlAsync(
            $"""
            /* every shard */ DELETE FROM mails WHERE id IN (
                SELECT id FROM mails WHERE status <> 'queued' AND queued_at <= {queuedBefore}
                ORDER BY queued_at LIMIT {limit} FOR UPDATE SKIP LOCKED)
            """,
            ct
        );
        if (deleted < limit)
        {
            // Requests in lines without an admission since.
            await db.Database.ExecuteSqlAsync(
                $"/* every shard */ DELETE FROM turn_mails WHERE requested_at <= {queuedBefore}",
                ct
            );
            await db.Database.ExecuteSqlAsync(
                $"""
                /* every shard */ DELETE FROM mailings WHERE finished_at <= {queuedBefore}
                    AND NOT EXISTS (SELECT 1 FROM mails WHERE mails.mailing_id = mailings.id)
                """,
                ct
            );
        }
        return deleted;
    }

    public async Task<MailBacklog> CountQueuedAsync(CancellationToken ct) =>
        await db
            .Database.SqlQuery<MailBacklog>(
                $"""
                SELECT /* every shard */ count(*)::int AS "Queued", min(queued_at) AS "Oldest"
                FROM mails WHERE status = 'queued'
                """
            )
            .AsAsyncEnumerable()
            .SingleAsync(ct);

    // By primary keys: an index on the reservation would cost each purchase a third entry.
    public async Task<IReadOnlyList<MailRecord>> ListAboutAsync(
        ReservationView reservation,
        IReadOnlyCollection<Guid> tokenIds,
        CancellationToken ct
    )
    {
        var (concertId, reservationId) = (reservation.ConcertId, reservation.ReservationId);
        Guid[] tokens = [.. tokenIds];
        string[] turns = [StoredName.Of(MailKind.TurnNear), StoredName.Of(MailKind.TurnBegan)];
        var ended = await db
            .Database.SqlQuery<EndedMail>(
                $"""
                SELECT kind AS "Kind", status AS "Status", ended_at AS "EndedAt", reason AS "Reason", sent_at AS "SentAt"
                FROM mails WHERE concert_id = {concertId} AND id IN (
                    SELECT id FROM payments WHERE concert_id = {concertId} AND reservation_id = {reservationId}
                    UNION ALL
                    SELECT id FROM refunds WHERE concert_id = {concertId} AND reservation_id = {reservationId}
                    UNION ALL
                    SELECT md5(kind || token)::uuid FROM unnest({turns}) AS kind, unnest({tokens}) AS token)
                UNION ALL
                SELECT mails.kind, mails.status, mails.ended_at, mails.reason, mails.sent_at
                FROM mailings JOIN mails ON mails.mailing_id = mailings.id
                WHERE mailings.concert_id = {concertId} AND mails.concert_id = {concertId}
                    AND (mailings.performance_id IS NULL OR mailings.performance_id = {reservation.PerformanceId})
                    AND (mails.user_id = {reservation.UserId}
                        OR (mails.user_id IS NULL AND mails.reservation_id = {reservationId}))
                """
            )
            .ToListAsync(ct);
        return [.. ended.SelectMany(mail => mail.ToRecords())];
    }

    private async Task<DateTimeOffset?> FindQueuedAtAsync(Mail mail, CancellationToken ct) =>
        await db
            .Database.SqlQuery<DateTimeOffset>(
                $"""
                SELECT queued_at AS "Value" FROM mails WHERE concert_id = {mail.ConcertId} AND id = {mail.Id}
                """
            )
            .SingleAsync(ct);

    private sealed record EndedMail(
        string Kind,
        string Status,
        DateTimeOffset? EndedAt,
        string? Reason,
        DateTimeOffset[]? SentAt
    )
    {
        // Each edition that was sent, and the last one when it was given up.
        public IEnumerable<MailRecord> ToRecords()
        {
            var kind = StoredName.Read<MailKind>(Kind);
            var isSent = Status == StoredName.Of(MailEnd.Sent);
            foreach (var at in SentAt ?? (isSent ? [EndedAt!.Value] : []))
                yield return new MailRecord(at, kind, Reason: null);
            if (Status == StoredName.Of(MailEnd.GivenUp))
                yield return new MailRecord(EndedAt!.Value, kind, Reason ?? "");
        }
    }

    private sealed record LeasedMail(
        Guid Id,
        int Edition,
        string Kind,
        long ConcertId,
        long? PerformanceId,
        Guid? UserId,
        Guid? ReservationId,
        string? Content,
        int Attempts,
        DateTimeOffset QueuedAt,
        Guid? TokenId
    )
    {
        public DueMail ToDueMail() =>
            new(
                Id,
                Edition,
                StoredName.Read<MailKind>(Kind),
                ConcertId,
                PerformanceId,
                UserId,
                ReservationId,
                Content,
                Attempts,
                QueuedAt
            )
            {
                TokenId = TokenId,
            };
    }
}

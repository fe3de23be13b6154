using ConcertReservation.Domain.Mails;
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
                queued_at = excluded.queued_at, due_at = excluded.due_at, ended_at = NULL, reason = NULL
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
                    mails.queued_at AS "QueuedAt"
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
            UPDATE mails SET status = {StoredName.Of(end)}, ended_at = {now}, reason = {reason}
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
            await db.Database.ExecuteSqlAsync(
                $"""
                /* every shard */ DELETE FROM mailings WHERE finished_at <= {queuedBefore}
                    AND NOT EXISTS (SELECT 1 FROM mails WHERE mails.mailing_id = mailings.id)
                """,
                ct
            );
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

    private async Task<DateTimeOffset?> FindQueuedAtAsync(Mail mail, CancellationToken ct) =>
        await db
            .Database.SqlQuery<DateTimeOffset>(
                $"""
                SELECT queued_at AS "Value" FROM mails WHERE concert_id = {mail.ConcertId} AND id = {mail.Id}
                """
            )
            .SingleAsync(ct);

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
        DateTimeOffset QueuedAt
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
            );
    }
}

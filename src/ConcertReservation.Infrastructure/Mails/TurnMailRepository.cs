using ConcertReservation.Domain.Mails;
using ConcertReservation.Domain.Queue;
using ConcertReservation.Infrastructure.Database;
using ConcertReservation.Infrastructure.Database.Model;
using ConcertReservation.Infrastructure.Database.Transactions;
using Microsoft.EntityFrameworkCore;

namespace ConcertReservation.Infrastructure.Mails;

/// <summary>
/// Plain SQL on a table that is not in the model. It has a row for each customer who waits and wants mails; an admission
/// removes it, so that neither the size of the line nor past sales cost anything. The id of a mail is made of the token and
/// the kind: the key of the table then refuses a second one.
/// </summary>
internal sealed class TurnMailRepository(ConcertReservationDb db, PendingStatements statements) : ITurnMailRepository
{
    private static readonly string Near = StoredName.Of(MailKind.TurnNear);
    private static readonly string Began = StoredName.Of(MailKind.TurnBegan);

    public Task RequestAsync(QueueToken token, bool isNear, DateTimeOffset now, CancellationToken ct)
    {
        DateTimeOffset? nearAt = isNear ? now : null;
        return db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO turn_mails (concert_id, place, token_id, requested_at, near_at)
            VALUES ({token.ConcertId}, {token.Place}, {token.Id}, {now}, {nearAt})
            ON CONFLICT (concert_id, place) DO NOTHING
            """,
            ct
        );
    }

    public Task WithdrawAsync(QueueToken token, CancellationToken ct) =>
        db.Database.ExecuteSqlAsync(
            $"DELETE FROM turn_mails WHERE concert_id = {token.ConcertId} AND place = {token.Place}",
            ct
        );

    // A customer who has left is not of the batch, and gets no mail.
    public void QueueAdmitted(long concertId, long lastPlace, long batch, DateTimeOffset now) =>
        statements.AddForAnyRows(
            $"""
            WITH ended AS (
                DELETE FROM turn_mails WHERE concert_id = {concertId} AND place <= {lastPlace} RETURNING token_id)
            INSERT INTO mails (id, kind, concert_id, user_id, token_id, queued_at, due_at)
            SELECT md5({Began} || token.id)::uuid, {Began}, {concertId}, token.user_id, token.id, {now}, {now}
            FROM ended JOIN queue_tokens AS token ON token.concert_id = {concertId} AND token.id = ended.token_id
            WHERE token.admission_batch = {batch}
            """
        );

    // Reads one entry of the index for each concert.
    public async Task<IReadOnlyList<long>> ListConcertsAsync(CancellationToken ct) =>
        await db
            .Database.SqlQuery<long>(
                $"""
                /* every shard */ WITH RECURSIVE open AS (
                    SELECT min(concert_id) AS concert_id FROM turn_mails WHERE near_at IS NULL
                    UNION ALL
                    SELECT (SELECT min(concert_id) FROM turn_mails
                        WHERE near_at IS NULL AND concert_id > open.concert_id)
                    FROM open WHERE open.concert_id IS NOT NULL)
                SELECT concert_id AS "Value" FROM open WHERE concert_id IS NOT NULL
                """
            )
            .ToListAsync(ct);

    // A customer may have the mail already, and have withdrawn and repeated the request since.
    public async Task<int> QueueNearAsync(
        long concertId,
        long lastPlace,
        int limit,
        DateTimeOffset now,
        CancellationToken ct
    ) =>
        (
            await db
                .Database.SqlQuery<int>(
                    $"""
                    WITH near AS MATERIALIZED (
                        SELECT place FROM turn_mails
                        WHERE concert_id = {concertId} AND place <= {lastPlace} AND near_at IS NULL
                        ORDER BY place LIMIT {limit} FOR UPDATE SKIP LOCKED),
                    marked AS (
                        UPDATE turn_mails SET near_at = {now} FROM near
                        WHERE turn_mails.concert_id = {concertId} AND turn_mails.place = near.place
                        RETURNING turn_mails.token_id),
                    written AS (
                        INSERT INTO mails (id, kind, concert_id, user_id, token_id, queued_at, due_at)
                        SELECT md5({Near} || token.id)::uuid, {Near}, {concertId}, token.user_id, token.id, {now}, {now}
                        FROM marked JOIN queue_tokens AS token
                            ON token.concert_id = {concertId} AND token.id = marked.token_id
                        WHERE token.status = 'waiting'
                        ON CONFLICT (id) DO NOTHING)
                    SELECT count(*)::int AS "Value" FROM marked
                    """
                )
                .ToListAsync(ct)
        )[0]; // a statement that writes cannot be part of another one, as SingleAsync would make it
}

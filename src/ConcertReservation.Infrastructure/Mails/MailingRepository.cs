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
                    performance_id AS "PerformanceId", created_at AS "CreatedAt", last_seat_id AS "LastSeatId",
                    last_reservation_id AS "LastReservationId"
                FROM mailings WHERE finished_at IS NULL ORDER BY created_at LIMIT 1 FOR UPDATE SKIP LOCKED
                """
            )
            .ToListAsync(ct);
        if (open is not [var mailing])
            return false;

        var isOfCancellation = StoredName.Read<MailKind>(mailing.Kind) == MailKind.Cancelled;
        var page = isOfCancellation
            ? await ListCancelledAsync(mailing, limit, ct)
            : await ListSoldAsync(mailing, limit, ct);
        var written = page.Count == 0 ? 0 : await WriteAsync(mailing, page, isOfCancellation, now, ct);
        var lastSeatId = page.LastOrDefault()?.SeatId ?? mailing.LastSeatId;
        var lastReservationId = page.LastOrDefault()?.ReservationId ?? mailing.LastReservationId;
        await db.Database.ExecuteSqlAsync(
            $"""
            UPDATE mailings SET last_seat_id = {lastSeatId}, last_reservation_id = {lastReservationId},
                written = written + {written},
                finished_at = CASE WHEN {page.Count} < {limit} THEN {now}::timestamptz END
            WHERE id = {mailing.Id}
            """,
            ct
        );
        return true;
    }

    // The sold seats tell who the holders are: reservations have no index by performance, which each hold would pay for.
    private Task<List<HeldSeat>> ListSoldAsync(OpenMailing mailing, int limit, CancellationToken ct) =>
        db
            .Database.SqlQuery<HeldSeat>(
                $"""
                SELECT id AS "SeatId", reservation_id AS "ReservationId" FROM seats
                WHERE concert_id = {mailing.ConcertId}
                    AND ({mailing.PerformanceId}::bigint IS NULL OR performance_id = {mailing.PerformanceId})
                    AND status = 'sold' AND id > {mailing.LastSeatId}
                ORDER BY id LIMIT {limit}
                """
            )
            .ToListAsync(ct);

    // The seats of a cancelled performance lose their reservations while they are refunded; its list of refunds stays.
    private Task<List<HeldSeat>> ListCancelledAsync(OpenMailing mailing, int limit, CancellationToken ct) =>
        db
            .Database.SqlQuery<HeldSeat>(
                $"""
                SELECT 0::bigint AS "SeatId", reservation_id AS "ReservationId" FROM cancellation_refunds
                WHERE concert_id = {mailing.ConcertId} AND performance_id = {mailing.PerformanceId}
                    AND ({mailing.LastReservationId}::uuid IS NULL OR reservation_id > {mailing.LastReservationId})
                ORDER BY reservation_id LIMIT {limit}
                """
            )
            .ToListAsync(ct);

    // A customer who held seats after the cause knew of it.
    private Task<int> WriteAsync(
        OpenMailing mailing,
        List<HeldSeat> page,
        bool isOfCancellation,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        Guid[] ids = [.. page.Select(seat => seat.ReservationId).Distinct()];
        return db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO mails (id, mailing_id, kind, concert_id, user_id, reservation_id, bulk, queued_at, due_at)
            SELECT DISTINCT ON (user_id) gen_random_uuid(), {mailing.Id}, {mailing.Kind}, {mailing.ConcertId}, user_id, id,
                true, {now}, {now}
            FROM reservations
            WHERE concert_id = {mailing.ConcertId} AND id = ANY({ids})
                AND ({isOfCancellation} OR (status = 'paid' AND held_at <= {mailing.CreatedAt}))
            ORDER BY user_id, id
            ON CONFLICT (mailing_id, user_id) WHERE mailing_id IS NOT NULL DO NOTHING
            """,
            ct
        );
    }

    private sealed record OpenMailing(
        Guid Id,
        string Kind,
        long ConcertId,
        long? PerformanceId,
        DateTimeOffset CreatedAt,
        long LastSeatId,
        Guid? LastReservationId
    );

    private sealed record HeldSeat(long SeatId, Guid ReservationId);
}

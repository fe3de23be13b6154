using ConcertReservation.Domain.Cancellations;
using ConcertReservation.Infrastructure.Database;
using ConcertReservation.Infrastructure.Database.Sql;
using ConcertReservation.Infrastructure.Database.Transactions;
using Microsoft.EntityFrameworkCore;

namespace ConcertReservation.Infrastructure.Cancellations;

internal sealed class CancellationRepository(ConcertReservationDb db, PendingStatements statements)
    : ICancellationRepository
{
    private static readonly TimeSpan FirstRetry = TimeSpan.FromMinutes(1);

    private const string HandedBack = "Not paid from a wallet: the box office hands the money back.";

    // After 1, 2, 4, … minutes, and never later than after 64.
    private const int MostDoublings = 6;

    public void Add(Cancellation cancellation) => db.Cancellations.Add(cancellation);

    public Task<Cancellation?> FindAsync(long concertId, long performanceId, CancellationToken ct) =>
        db.Cancellations.SingleOrDefaultAsync(c => c.ConcertId == concertId && c.PerformanceId == performanceId, ct);

    public async Task<IReadOnlyList<Cancellation>> ListAsync(long concertId, CancellationToken ct) =>
        await db.Cancellations.Where(c => c.ConcertId == concertId).OrderBy(c => c.PerformanceId).ToListAsync(ct);

    // Raw SQL, because thousands of customers may hold seats, and each of them waits for nothing else.
    public async Task EndHoldsAsync(long concertId, long performanceId, DateTimeOffset now, CancellationToken ct)
    {
        var held = await db
            .Database.SqlQuery<HeldSeat>(
                $"""
                SELECT id AS "Id", reservation_id AS "ReservationId" FROM seats
                WHERE concert_id = {concertId} AND performance_id = {performanceId} AND status = 'held'
                ORDER BY id FOR NO KEY UPDATE
                """
            )
            .ToListAsync(ct);
        if (held.Count == 0)
            return;

        long[] seatIds = [.. held.Select(seat => seat.Id)];
        Guid[] reservationIds = [.. held.Select(seat => seat.ReservationId).Distinct()];
        await db.Database.ExecuteSqlAsync(
            $"""
            WITH held AS (
                SELECT id FROM reservations
                WHERE concert_id = {concertId} AND id = ANY({reservationIds}) AND status = 'held'
                ORDER BY id FOR NO KEY UPDATE)
            UPDATE reservations SET
                status = CASE WHEN expires_at > {now} THEN 'cancelled' ELSE 'expired' END,
                cancelled_at = CASE WHEN expires_at > {now} THEN {now} END
            FROM held WHERE reservations.concert_id = {concertId} AND reservations.id = held.id
            """,
            ct
        );
        await db.Database.ExecuteSqlAsync(
            $"""
            UPDATE seats SET status = 'available', reservation_id = NULL, held_until = NULL
            WHERE concert_id = {concertId} AND id = ANY({seatIds})
            """,
            ct
        );
    }

    // The sold seats tell which reservations are paid: reservations have no index by performance, which each hold would
    // pay for.
    public Task<int> AddRefundsAsync(long concertId, long performanceId, CancellationToken ct) =>
        db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO cancellation_refunds (concert_id, performance_id, reservation_id, status, failures)
            SELECT DISTINCT {concertId}::bigint, {performanceId}::bigint, reservation_id, 'pending', 0 FROM seats
            WHERE concert_id = {concertId} AND performance_id = {performanceId} AND status = 'sold'
            """,
            ct
        );

    public async Task<IReadOnlyList<OpenCancellation>> ListOpenAsync(DateTimeOffset now, CancellationToken ct) =>
        await db
            .Cancellations.Where(c =>
                c.FinishedAt == null
                || (
                    c.Failed > 0
                    && db.CancellationRefunds.Any(r =>
                        r.PerformanceId == c.PerformanceId
                        && r.Reason != null
                        && r.Status == CancellationRefundStatus.Failed
                        && r.RetryAt <= now
                    )
                )
            )
            .OrderBy(c => c.StartedAt)
            .ThenBy(c => c.PerformanceId)
            .Select(c => new OpenCancellation(c.ConcertId, c.PerformanceId))
            .AcrossShards()
            .ToListAsync(ct);

    public async Task<IReadOnlyList<Guid>> ListDueForUpdateAsync(
        OpenCancellation cancellation,
        int limit,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        var pending = await LockAsync(
            $"""
            SELECT reservation_id AS "Value" FROM cancellation_refunds
            WHERE concert_id = {cancellation.ConcertId} AND performance_id = {cancellation.PerformanceId}
                AND status = 'pending'
            ORDER BY reservation_id LIMIT {limit} FOR UPDATE SKIP LOCKED
            """,
            ct
        );
        return pending.Count > 0
            ? pending
            : await LockAsync(
                $"""
                SELECT reservation_id AS "Value" FROM cancellation_refunds
                WHERE concert_id = {cancellation.ConcertId} AND performance_id = {cancellation.PerformanceId}
                    AND reason IS NOT NULL AND status = 'failed' AND retry_at <= {now}
                ORDER BY reservation_id LIMIT {limit} FOR UPDATE SKIP LOCKED
                """,
                ct
            );
    }

    public async Task<bool> TryLockAsync(OpenCancellation cancellation, Guid reservationId, CancellationToken ct)
    {
        var locked = await LockAsync(
            $"""
            SELECT reservation_id AS "Value" FROM cancellation_refunds
            WHERE concert_id = {cancellation.ConcertId} AND performance_id = {cancellation.PerformanceId}
                AND reservation_id = {reservationId} AND status <> 'refunded'
            FOR UPDATE SKIP LOCKED
            """,
            ct
        );
        return locked.Count > 0;
    }

    public void RecordRefunded(
        OpenCancellation cancellation,
        IReadOnlyCollection<Guid> reservationIds,
        IReadOnlyCollection<Guid> byHand,
        DateTimeOffset now
    )
    {
        var (ids, byHandIds) = (reservationIds.ToArray(), byHand.ToArray());
        // Reads the statuses from before: the rows are locked, so nothing else changes them.
        Write(
            cancellation,
            $"""
            WITH before AS (
                SELECT reservation_id, status FROM cancellation_refunds
                WHERE concert_id = {cancellation.ConcertId} AND performance_id = {cancellation.PerformanceId}
                    AND reservation_id = ANY({ids}) AND status <> 'refunded'),
            done AS (
                UPDATE cancellation_refunds SET status = 'refunded',
                    reason = CASE WHEN reservation_id = ANY({byHandIds}) THEN {HandedBack} END
                WHERE concert_id = {cancellation.ConcertId} AND performance_id = {cancellation.PerformanceId}
                    AND reservation_id = ANY({ids}) AND status <> 'refunded'
                RETURNING 1),
            change AS (
                SELECT (SELECT count(*) FROM done)::int AS refunded,
                    -(SELECT count(*) FROM before WHERE status = 'failed')::int AS failed)
            UPDATE cancellations AS cancellation SET
                refunded = cancellation.refunded + change.refunded,
                failed = cancellation.failed + change.failed,
                finished_at = CASE
                    WHEN cancellation.refunded + change.refunded + cancellation.failed + change.failed < total THEN NULL
                    ELSE coalesce(finished_at, {now}) END
            FROM change
            WHERE concert_id = {cancellation.ConcertId} AND performance_id = {cancellation.PerformanceId}
            """
        );
    }

    public void RecordFailure(OpenCancellation cancellation, Guid reservationId, string reason, DateTimeOffset now) =>
        Write(
            cancellation,
            $"""
            WITH before AS (
                SELECT status FROM cancellation_refunds
                WHERE concert_id = {cancellation.ConcertId} AND performance_id = {cancellation.PerformanceId}
                    AND reservation_id = {reservationId}),
            failure AS (
                UPDATE cancellation_refunds SET status = 'failed', reason = {reason}, failures = failures + 1,
                    failed_at = {now}, retry_at = {now} + {FirstRetry} * 2 ^ LEAST(failures, {MostDoublings})
                WHERE concert_id = {cancellation.ConcertId} AND performance_id = {cancellation.PerformanceId}
                    AND reservation_id = {reservationId}
                RETURNING 1),
            change AS (SELECT count(*)::int AS failed FROM before CROSS JOIN failure WHERE status = 'pending')
            UPDATE cancellations AS cancellation SET
                failed = cancellation.failed + change.failed,
                finished_at = CASE
                    WHEN cancellation.refunded + cancellation.failed + change.failed < total THEN NULL
                    ELSE coalesce(finished_at, {now}) END
            FROM change
            WHERE concert_id = {cancellation.ConcertId} AND performance_id = {cancellation.PerformanceId}
            """
        );

    public async Task<IReadOnlyList<CancellationFailure>> ListFailuresAsync(
        long concertId,
        long performanceId,
        Guid? after,
        int take,
        CancellationToken ct
    )
    {
        var listed = db.CancellationRefunds.Where(r =>
            r.ConcertId == concertId && r.PerformanceId == performanceId && r.Reason != null
        );
        if (after is { } id)
            listed = listed.Where(r => r.ReservationId > id);
        var rows =
            from refund in listed
            join reservation in db.Reservations.Where(r => r.ConcertId == concertId)
                on refund.ReservationId equals reservation.Id
            join payment in db.Payments.Where(p => p.ConcertId == concertId)
                on refund.ReservationId equals payment.ReservationId
            join account in db.Accounts on reservation.UserId equals account.Id
            orderby refund.ReservationId
            select new CancellationFailure(
                refund.ReservationId,
                account.Name,
                account.Email,
                payment.Method,
                reservation.TotalPrice - reservation.RefundedPart,
                refund.Reason!,
                refund.Failures,
                refund.FailedAt,
                refund.Status == CancellationRefundStatus.Failed ? refund.RetryAt : null
            );
        return await rows.Take(take).ToListAsync(ct);
    }

    private void Write(OpenCancellation cancellation, FormattableString sql) =>
        statements.Add(
            sql,
            rows: 1,
            () => new InvalidOperationException($"Performance {cancellation.PerformanceId} has no cancellation.")
        );

    private async Task<IReadOnlyList<Guid>> LockAsync(FormattableString sql, CancellationToken ct) =>
        await db.Database.SqlQuery<Guid>(sql).ToListAsync(ct);

    private sealed record HeldSeat(long Id, Guid ReservationId);
}

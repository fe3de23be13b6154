using ConcertReservation.Domain.Operations;
using ConcertReservation.Domain.Queue;
using ConcertReservation.Infrastructure.Database;
using ConcertReservation.Infrastructure.Database.Connections;
using Microsoft.EntityFrameworkCore;

namespace ConcertReservation.Infrastructure.Operations;

/// <summary>Plain SQL on tables that are not in the model, because only these statements use them.</summary>
internal sealed class SaleHistoryRepository(ConcertReservationDb db) : ISaleHistoryRepository
{
    // Those of the reservation, and those that were refunded while others stayed.
    private const string SeatsOfPayment = """
        (SELECT count(*) FROM reservation_seats AS seat WHERE seat.reservation_id = payments.reservation_id)
            + (SELECT count(*) FROM refunded_seats AS seat JOIN refunds AS part ON part.id = seat.refund_id
                WHERE seat.reservation_id = payments.reservation_id AND NOT part.is_last)
        """;

    // A refund of the version before does not name its seats: it returned all seats of the reservation.
    private const string SeatsOfRefund = """
        coalesce(
            nullif((SELECT count(*) FROM refunded_seats AS seat
                WHERE seat.reservation_id = refunds.reservation_id AND seat.refund_id = refunds.id), 0),
            (SELECT count(*) FROM reservation_seats AS seat WHERE seat.reservation_id = refunds.reservation_id))
        """;

    // Ids are UUIDs version 7, so that the rows of a time are a range of the primary key. Between two minutes each place
    // was admitted or abandoned. A concert of the version before starts with what it had sold.
    private static readonly string Record = """
        WITH made AS (
            SELECT concert_id, count(*) AS holds FROM reservations WHERE id >= {2} AND id < {3} GROUP BY concert_id),
        paid AS (
            SELECT concert_id, sum(amount) AS won,
                sum({seats of a payment}) AS seats
            FROM payments WHERE id >= {2} AND id < {3} GROUP BY concert_id),
        refunded AS (
            SELECT concert_id, sum(amount) AS won,
                sum({seats of a refund}) AS seats
            FROM refunds WHERE id >= {2} AND id < {3} GROUP BY concert_id)
        INSERT INTO sale_minutes
            (concert_id, minute, waiting, active, last_admitted_place, admitted, holds, sold, revenue)
        SELECT /* every shard */ lines.concert_id, {0}, state.waiting, state.active, frontier,
            CASE WHEN last.minute IS NULL AND {4} THEN 0 ELSE state.admitted END,
            coalesce(made.holds, 0),
            coalesce(last.sold, before.sold) + coalesce(paid.seats, 0) - coalesce(refunded.seats, 0),
            coalesce(last.revenue, before.won) + coalesce(paid.won, 0) - coalesce(refunded.won, 0)
        FROM lines
        LEFT JOIN LATERAL (
            SELECT minute, waiting, active, last_admitted_place, sold, revenue FROM sale_minutes
            WHERE sale_minutes.concert_id = lines.concert_id ORDER BY minute DESC LIMIT 1) AS last ON true
        CROSS JOIN LATERAL (
            SELECT next_place - 1 - frontier - (
                    SELECT count(*) FROM departures
                    WHERE departures.concert_id = lines.concert_id AND place > frontier) AS waiting,
                (SELECT count(*) FROM queue_tokens
                    WHERE queue_tokens.concert_id = lines.concert_id AND status = 'active' AND expires_at > {1}
                ) AS active,
                frontier - coalesce(last.last_admitted_place, 0) - (
                    SELECT count(*) FROM departures
                    WHERE departures.concert_id = lines.concert_id
                        AND place > coalesce(last.last_admitted_place, 0) AND place <= frontier) AS admitted
            ) AS state
        LEFT JOIN LATERAL (
            SELECT coalesce(sum(seats), 0) AS sold, coalesce(sum(won), 0) AS won FROM (
                SELECT amount AS won, {seats of a payment} AS seats
                FROM payments WHERE payments.concert_id = lines.concert_id AND id < {2}
                UNION ALL
                SELECT -amount, -({seats of a refund})
                FROM refunds WHERE refunds.concert_id = lines.concert_id AND id < {2}) AS sale
            ) AS before ON last.minute IS NULL
        LEFT JOIN made ON made.concert_id = lines.concert_id
        LEFT JOIN paid ON paid.concert_id = lines.concert_id
        LEFT JOIN refunded ON refunded.concert_id = lines.concert_id
        WHERE last.minute IS NULL OR made.holds > 0 OR paid.seats > 0 OR refunded.seats > 0
            OR last.waiting <> state.waiting OR last.active <> state.active OR last.last_admitted_place <> frontier
        """.Replace("{seats of a payment}", SeatsOfPayment, StringComparison.Ordinal).Replace(
        "{seats of a refund}",
        SeatsOfRefund,
        StringComparison.Ordinal
    );

    private static readonly string LongerTimeout =
        $"SET LOCAL statement_timeout = '{CommandTimeouts.InvariantsSeconds}s'";

    private const string DeleteOld = """
        DELETE FROM {table} WHERE /* every shard */ ctid = ANY(ARRAY(
            SELECT ctid FROM {table} WHERE minute < {0} ORDER BY minute LIMIT {1}))
        """;

    private static readonly string DeleteOldMinutes = DeleteOld.Replace(
        "{table}",
        "sale_minutes",
        StringComparison.Ordinal
    );
    private static readonly string DeleteOldCounts = DeleteOld.Replace(
        "{table}",
        "sale_minute_counts",
        StringComparison.Ordinal
    );

    public async Task RecordAsync(DateTimeOffset now, DateTimeOffset settled, CancellationToken ct)
    {
        var minute = MinuteOf(now);
        // The lock of the row lets one instance store a minute.
        var progress = await db
            .Database.SqlQuery<Progress>(
                $"""
                SELECT minute AS "Minute", settled AS "Settled" FROM sale_history_progress
                WHERE minute IS NULL OR minute < {minute} FOR UPDATE SKIP LOCKED
                """
            )
            .ToListAsync(ct);
        if (progress is not [var last])
            return;

        // The first minute after the update reads what each concert had sold: longer than a statement of a purchase may
        // take.
        if (last.Settled is null)
        {
            db.Database.SetCommandTimeout(CommandTimeouts.InvariantsSeconds);
            await db.Database.ExecuteSqlRawAsync(LongerTimeout, ct);
        }
        // An instance whose clock is behind counts nothing twice.
        var until = last.Settled > settled ? last.Settled.Value : settled;
        await db.Database.ExecuteSqlRawAsync(
            Record,
            [minute, now, UuidTime.First(last.Settled ?? until), UuidTime.First(until), last.Settled is null],
            ct
        );
        await db.Database.ExecuteSqlAsync($"UPDATE sale_history_progress SET minute = {minute}, settled = {until}", ct);
    }

    public Task AddCountAsync(DateTimeOffset minute, long concertId, string name, long count, CancellationToken ct) =>
        db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO sale_minute_counts (concert_id, minute, name, count)
            VALUES ({concertId}, {MinuteOf(minute)}, {name}, {count})
            ON CONFLICT (concert_id, minute, name) DO UPDATE SET count = sale_minute_counts.count + excluded.count
            """,
            ct
        );

    public Task<SaleLevels?> FindLevelsAsync(long concertId, DateTimeOffset at, CancellationToken ct) =>
        db
            .Database.SqlQuery<SaleLevels>(
                $"""
                SELECT waiting AS "Waiting", active AS "Active", sold AS "Sold", revenue AS "Revenue"
                FROM sale_minutes WHERE concert_id = {concertId} AND minute <= {at} ORDER BY minute DESC LIMIT 1
                """
            )
            .AsAsyncEnumerable()
            .SingleOrDefaultAsync(ct)
            .AsTask();

    public async Task<IReadOnlyList<SaleStep>> ListStepsAsync(
        long concertId,
        DateTimeOffset from,
        DateTimeOffset to,
        TimeSpan step,
        CancellationToken ct
    ) =>
        await db
            .Database.SqlQuery<SaleStep>(
                $"""
                SELECT ceil(extract(epoch FROM minute - {from}) / {step.TotalSeconds}::numeric)::int AS "Step",
                    (array_agg(waiting ORDER BY minute DESC))[1] AS "Waiting",
                    (array_agg(active ORDER BY minute DESC))[1] AS "Active",
                    (array_agg(sold ORDER BY minute DESC))[1] AS "Sold",
                    (array_agg(revenue ORDER BY minute DESC))[1] AS "Revenue",
                    sum(admitted)::bigint AS "Admitted",
                    sum(holds)::bigint AS "Holds"
                FROM sale_minutes WHERE concert_id = {concertId} AND minute > {from} AND minute <= {to} GROUP BY 1
                """
            )
            .ToListAsync(ct);

    public async Task<IReadOnlyList<SaleStepCount>> ListCountsAsync(
        long concertId,
        DateTimeOffset from,
        DateTimeOffset to,
        TimeSpan step,
        CancellationToken ct
    ) =>
        await db
            .Database.SqlQuery<SaleStepCount>(
                $"""
                SELECT ceil(extract(epoch FROM minute - {from}) / {step.TotalSeconds}::numeric)::int AS "Step",
                    name AS "Name", sum(count)::bigint AS "Count"
                FROM sale_minute_counts WHERE concert_id = {concertId} AND minute > {from} AND minute <= {to}
                GROUP BY 1, 2
                """
            )
            .ToListAsync(ct);

    public async Task<int> DeleteOldAsync(DateTimeOffset before, int limit, CancellationToken ct) =>
        Math.Max(
            await db.Database.ExecuteSqlRawAsync(DeleteOldMinutes, [before, limit], ct),
            await db.Database.ExecuteSqlRawAsync(DeleteOldCounts, [before, limit], ct)
        );

    private static DateTimeOffset MinuteOf(DateTimeOffset time) =>
        new(time.UtcTicks - time.UtcTicks % TimeSpan.TicksPerMinute, TimeSpan.Zero);

    private sealed record Progress(DateTimeOffset? Minute, DateTimeOffset? Settled);
}

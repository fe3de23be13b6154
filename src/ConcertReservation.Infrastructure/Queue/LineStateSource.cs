using ConcertReservation.Domain.Queue;
using ConcertReservation.Infrastructure.Database.Connections;
using Npgsql;
using NpgsqlTypes;

namespace ConcertReservation.Infrastructure.Queue;

/// <summary>
/// Without EF, because it runs a few times per second on every instance. One statement reads one snapshot.
/// </summary>
internal sealed class LineStateSource(NpgsqlDataSource database, TimeProvider time) : ILineStateSource
{
    private const string Sql = """
        SELECT frontier, admitted_per_second, last_admitted_at,
            max_active, admit_per_second, active_for, claim_within, hold_for,
            max_seats_per_reservation, max_seats_per_user, paused,
            ARRAY(
                SELECT place FROM departures
                WHERE concert_id = $1 AND written_by >= $2 AND place > lines.frontier
                ORDER BY place),
            NOT EXISTS (
                SELECT 1 FROM seats
                JOIN performances ON performances.concert_id = seats.concert_id AND performances.id = performance_id
                WHERE seats.concert_id = $1 AND status <> 'sold' AND performances.cancelled_at IS NULL
                    AND starts_at > $3),
            pg_snapshot_xmin(pg_current_snapshot()),
            turns_active, turns_active_seconds, turns_ended_early, turns_no_shows, turns_expired, turns_counted_at,
            ARRAY(
                SELECT expires_at FROM queue_tokens
                WHERE concert_id = $1 AND status = 'active'
                ORDER BY expires_at LIMIT $4),
            cancelled_at IS NULL AND sale_opens_at <= $3 AND LEAST(sale_closes_at, last_starts_at) > $3,
            cancelled_at IS NOT NULL, draft, notice_subject, notice_text, notice_sent_at
        FROM lines JOIN concerts ON concerts.id = lines.concert_id
        WHERE lines.concert_id = $1
        """;

    public async Task<LineStateChange?> ReadAsync(long concertId, ulong seenUpTo, CancellationToken ct)
    {
        await using var command = database.CreateCommand(Sql);
        command.CommandTimeout = CommandTimeouts.StatementSeconds;
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = concertId });
        command.Parameters.Add(new NpgsqlParameter<ulong> { TypedValue = seenUpTo, NpgsqlDbType = NpgsqlDbType.Xid8 });
        command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = time.GetUtcNow() });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = ActiveTurns.MostEnds });
        await using var line = await command.ExecuteReaderAsync(ct);
        return await line.ReadAsync(ct) ? ChangeOf(line) : null;
    }

    private static LineStateChange ChangeOf(NpgsqlDataReader line) =>
        new(
            LastAdmittedPlace: line.GetInt64(0),
            Abandoned: line.GetFieldValue<long[]>(11),
            PolicyOf(line),
            new AdmissionRate(
                line.IsDBNull(1) ? null : line.GetDouble(1),
                line.IsDBNull(2) ? null : line.GetFieldValue<DateTimeOffset>(2),
                Paused: line.GetBoolean(10)
            ),
            TurnsOf(line),
            OnSale: line.GetBoolean(21),
            SoldOut: line.GetBoolean(12),
            SeenUpTo: line.GetFieldValue<ulong>(13)
        )
        {
            Cancelled = line.GetBoolean(22),
            IsOfDraft = line.GetBoolean(23),
            Notice = LineNotice.Of(
                line.IsDBNull(24) ? null : line.GetString(24),
                line.IsDBNull(25) ? null : line.GetString(25),
                line.IsDBNull(26) ? null : line.GetFieldValue<DateTimeOffset>(26)
            ),
        };

    private static ActiveTurns TurnsOf(NpgsqlDataReader line) =>
        new(
            new TurnStatistics(
                Active: line.GetInt32(14),
                ActiveSeconds: line.GetDouble(15),
                EndedEarly: line.GetDouble(16),
                NoShows: line.GetDouble(17),
                Expired: line.GetDouble(18),
                CountedAt: line.IsDBNull(19) ? null : line.GetFieldValue<DateTimeOffset>(19)
            ),
            line.GetFieldValue<DateTimeOffset[]>(20)
        );

    private static QueuePolicy PolicyOf(NpgsqlDataReader line) =>
        new(
            MaxActive: line.GetInt32(3),
            AdmitPerSecond: line.IsDBNull(4) ? null : line.GetDouble(4),
            ActiveFor: line.GetTimeSpan(5),
            ClaimWithin: line.GetTimeSpan(6),
            HoldFor: line.GetTimeSpan(7),
            MaxSeatsPerReservation: line.GetInt32(8),
            MaxSeatsPerUser: line.GetInt32(9),
            Paused: line.GetBoolean(10)
        );
}

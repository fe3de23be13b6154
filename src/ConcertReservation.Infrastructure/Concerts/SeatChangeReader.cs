using ConcertReservation.Domain.Concerts;
using ConcertReservation.Infrastructure.Database.Connections;
using Npgsql;
using NpgsqlTypes;

namespace ConcertReservation.Infrastructure.Concerts;

/// <summary>
/// Reads the seats that changed since the last read: exactly those whose transaction its snapshot could not see, in
/// whatever order transactions commit. The states come from the seats themselves, because the numbers of two
/// transactions do not tell which of them changed a seat last.
/// </summary>
internal sealed class SeatChangeReader(NpgsqlDataSource database)
{
    // The condition on the oldest transaction is for the index; the snapshot decides.
    private const string Sql = $"""
        WITH changes AS MATERIALIZED (
            SELECT written_by, seat_ids FROM seat_changes
            WHERE concert_id = $1 AND performance_id = $2
                AND written_by >= $3 AND NOT pg_visible_in_snapshot(written_by, (SELECT $4::text::pg_snapshot)))
        SELECT concerts.title, concerts.time_zone, performances.starts_at, {SeatMarks.Columns},
            {SeatMarks.KeptFrom}, performances.moved_from, performances.price_edition, performances.cancelled_at,
            written_by, seat_ids, NULL::bigint, NULL::text, NULL::timestamptz
        FROM performances
        JOIN concerts ON concerts.id = performances.concert_id
        LEFT JOIN changes ON true
        WHERE performances.concert_id = $1 AND performances.id = $2 AND concerts.removed_at IS NULL
        UNION ALL
        SELECT NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
            seats.id, seats.status, seats.held_until
        FROM seats
        WHERE concert_id = $1 AND id = ANY(ARRAY(SELECT DISTINCT unnest(seat_ids) FROM changes))
        """;

    private const int FirstColumnOfAChange = 10;
    private const int FirstColumnOfASeat = 12;

    /// <summary>Null when the changes are not known, so that all seats must be read.</summary>
    public async Task<SeatChanges?> ReadAsync(SeatMap last)
    {
        await using var command = CommandOf(last);
        await using var rows = await command.ExecuteReaderAsync();
        var (changes, seats) = (new List<SeatChange>(), new List<(long, SeatState)>());
        (PerformanceSummary Performance, SeatReadMark Mark, ulong KeptFrom)? now = null;
        while (await rows.ReadAsync())
        {
            if (!rows.IsDBNull(FirstColumnOfASeat))
            {
                seats.Add((rows.GetInt64(FirstColumnOfASeat), SeatMarks.ReadState(rows, FirstColumnOfASeat + 1)));
                continue;
            }
            now ??= (PerformanceOf(rows, last.Performance), SeatMarks.Read(rows, 3), rows.GetFieldValue<ulong>(6));
            if (!rows.IsDBNull(FirstColumnOfAChange))
                changes.Add(ChangeOf(rows));
        }
        return
            now is not var (performance, mark, keptFrom)
            || mark.Server != last.Mark.Server
            || keptFrom > last.Mark.Oldest
            ? null
            : new SeatChanges(performance, changes, seats, mark);
    }

    private NpgsqlCommand CommandOf(SeatMap last)
    {
        var command = database.CreateCommand(Sql);
        command.CommandTimeout = CommandTimeouts.StatementSeconds;
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = last.Performance.ConcertId });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = last.Performance.PerformanceId });
        command.Parameters.Add(
            new NpgsqlParameter<ulong> { TypedValue = last.Mark.Oldest, NpgsqlDbType = NpgsqlDbType.Xid8 }
        );
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = last.Mark.Snapshot });
        return command;
    }

    private static PerformanceSummary PerformanceOf(NpgsqlDataReader row, PerformanceSummary last) =>
        last with
        {
            ConcertTitle = row.GetString(0),
            TimeZone = row.GetString(1),
            StartsAt = row.GetFieldValue<DateTimeOffset>(2),
            CancelledAt = row.IsDBNull(9) ? null : row.GetFieldValue<DateTimeOffset>(9),
            MovedFrom = row.IsDBNull(7) ? null : row.GetFieldValue<DateTimeOffset>(7),
            PriceEdition = row.GetInt32(8),
        };

    private static SeatChange ChangeOf(NpgsqlDataReader row) =>
        new(row.GetFieldValue<ulong>(FirstColumnOfAChange), row.GetFieldValue<long[]>(FirstColumnOfAChange + 1));
}

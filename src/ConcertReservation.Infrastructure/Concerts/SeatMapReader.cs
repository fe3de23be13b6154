using System.Data;
using ConcertReservation.Domain.Concerts;
using ConcertReservation.Infrastructure.Database.Connections;
using Npgsql;

namespace ConcertReservation.Infrastructure.Concerts;

/// <summary>
/// Reads all seats of a performance in one snapshot of the database. Without EF, because a hall has up to 100,000 seats.
/// </summary>
internal sealed class SeatMapReader(NpgsqlDataSource database)
{
    // A client that has a version of another instance, or of this one before a restart, gets changes back to this many.
    private const int LatestChanges = 500;

    private const string Performance = $"""
        SELECT concerts.title, concerts.time_zone, performances.starts_at, {SeatMarks.Columns},
            {SeatMarks.KeptFrom}, performances.moved_from, performances.price_edition, performances.cancelled_at,
            performances.seat_layout::text
        FROM performances JOIN concerts ON concerts.id = performances.concert_id
        WHERE performances.concert_id = $1 AND performances.id = $2 AND concerts.removed_at IS NULL
        """;

    private const string Seats = """
        SELECT id, number, section, row, price, status, held_until FROM seats
        WHERE concert_id = $1 AND performance_id = $2
        ORDER BY id
        """;

    private static readonly string Latest = $"""
        SELECT written_by, seat_ids FROM seat_changes
        WHERE concert_id = $1 AND performance_id = $2
        ORDER BY written_by DESC LIMIT {LatestChanges}
        """;

    /// <summary>Null when the concert has no such performance.</summary>
    public async Task<SeatReading?> ReadAsync(long concertId, long performanceId)
    {
        await using var connection = await database.OpenConnectionAsync();
        // The three statements see the same snapshot.
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead);
        await using var batch = Batch(connection, transaction, concertId, performanceId);
        await using var rows = await batch.ExecuteReaderAsync();
        if (!await rows.ReadAsync())
            return null;

        var performance = new PerformanceSummary(
            performanceId,
            concertId,
            rows.GetString(0),
            rows.GetString(1),
            rows.GetFieldValue<DateTimeOffset>(2)
        )
        {
            CancelledAt = rows.IsDBNull(9) ? null : rows.GetFieldValue<DateTimeOffset>(9),
            MovedFrom = rows.IsDBNull(7) ? null : rows.GetFieldValue<DateTimeOffset>(7),
            PriceEdition = rows.GetInt32(8),
        };
        var (mark, keptFrom) = (SeatMarks.Read(rows, 3), rows.GetFieldValue<ulong>(6));
        var layout = rows.IsDBNull(10) ? null : SeatLayoutJson.Read(rows.GetString(10));
        await rows.NextResultAsync();
        var seats = await ReadSeatsAsync(rows);
        await rows.NextResultAsync();
        var latest = await ReadChangesAsync(rows);
        // With fewer rows than the limit, the table has no other row of this performance.
        var logFrom = latest.Count < LatestChanges ? keptFrom : latest[^1].WrittenBy + 1;
        return new SeatReading(performance, seats, latest, logFrom, mark, layout);
    }

    private static NpgsqlBatch Batch(
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        long concertId,
        long performanceId
    )
    {
        var batch = new NpgsqlBatch(connection, transaction) { Timeout = CommandTimeouts.StatementSeconds };
        foreach (var sql in new[] { Performance, Seats, Latest })
            batch.BatchCommands.Add(
                new NpgsqlBatchCommand(sql)
                {
                    Parameters =
                    {
                        new NpgsqlParameter<long> { TypedValue = concertId },
                        new NpgsqlParameter<long> { TypedValue = performanceId },
                    },
                }
            );
        return batch;
    }

    private static async Task<List<(StoredSeat, SeatState)>> ReadSeatsAsync(NpgsqlDataReader rows)
    {
        var seats = new List<(StoredSeat, SeatState)>();
        while (await rows.ReadAsync())
        {
            var seat = new StoredSeat(
                rows.GetInt64(0),
                rows.GetString(1),
                rows.IsDBNull(2) ? null : rows.GetString(2),
                rows.IsDBNull(3) ? null : rows.GetString(3),
                rows.GetInt64(4)
            );
            seats.Add((seat, SeatMarks.ReadState(rows, 5)));
        }
        return seats;
    }

    private static async Task<List<SeatChange>> ReadChangesAsync(NpgsqlDataReader rows)
    {
        var changes = new List<SeatChange>();
        while (await rows.ReadAsync())
            changes.Add(new SeatChange(rows.GetFieldValue<ulong>(0), rows.GetFieldValue<long[]>(1)));
        return changes;
    }
}

using ConcertReservation.Domain.Operations;
using ConcertReservation.Infrastructure.Database.Connections;
using Npgsql;

namespace ConcertReservation.Infrastructure.Operations;

/// <summary>
/// One statement reads one snapshot. Its cost depends on the number of seats, not on the length of the line.
/// </summary>
internal sealed class SaleFiguresSource(NpgsqlDataSource database, TimeProvider time) : ISaleFiguresSource
{
    private const string Sql = """
        SELECT next_place,
            (SELECT count(*) FROM queue_tokens
                WHERE concert_id = lines.concert_id AND status = 'active' AND expires_at > $2),
            seats.available, seats.held, seats.sold, seats.overdue,
            (SELECT coalesce(sum(total_price - refunded_part), 0) FROM reservations
                WHERE concert_id = lines.concert_id AND status = 'paid')::bigint
        FROM lines CROSS JOIN LATERAL (
            SELECT
                count(*) FILTER (WHERE cancelled_at IS NULL
                    AND (status = 'available' OR (status = 'held' AND held_until <= $2))) AS available,
                count(*) FILTER (WHERE status = 'held' AND held_until > $2) AS held,
                count(*) FILTER (WHERE status = 'sold') AS sold,
                coalesce($2 - min(held_until) FILTER (WHERE status = 'held' AND held_until <= $2), '0') AS overdue
            FROM performances JOIN seats ON seats.concert_id = lines.concert_id
                AND seats.performance_id = performances.id
            WHERE performances.concert_id = lines.concert_id) AS seats
        WHERE lines.concert_id = $1
        """;

    public async Task<SaleFigures?> ReadAsync(long concertId)
    {
        var now = time.GetUtcNow();
        await using var command = database.CreateCommand(Sql);
        command.CommandTimeout = CommandTimeouts.StatementSeconds;
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = concertId });
        command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = now });
        await using var row = await command.ExecuteReaderAsync();
        if (!await row.ReadAsync())
            return null;

        return new SaleFigures(
            NextPlace: row.GetInt64(0),
            Active: row.GetInt64(1),
            Available: row.GetInt64(2),
            Held: row.GetInt64(3),
            Sold: row.GetInt64(4),
            Overdue: row.GetTimeSpan(5),
            Revenue: row.GetInt64(6),
            now
        );
    }
}

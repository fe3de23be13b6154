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
            seats.available, seats.held, seats.sold, seats.blocked, seats.overdue,
            (SELECT coalesce(sum(total_price - refunded_part), 0) FROM reservations
                WHERE concert_id = lines.concert_id AND status = 'paid')::bigint,
            issued.box_office_sold, issued.box_office_won, issued.comps
        FROM lines CROSS JOIN LATERAL (
            SELECT
                count(*) FILTER (WHERE cancelled_at IS NULL
                    AND (status = 'available' OR (status = 'held' AND held_until <= $2))) AS available,
                count(*) FILTER (WHERE status = 'held' AND held_until > $2) AS held,
                count(*) FILTER (WHERE status = 'sold') AS sold,
                count(*) FILTER (WHERE status = 'blocked') AS blocked,
                coalesce($2 - min(held_until) FILTER (WHERE status = 'held' AND held_until <= $2), '0') AS overdue
            FROM performances JOIN seats ON seats.concert_id = lines.concert_id
                AND seats.performance_id = performances.id
            WHERE performances.concert_id = lines.concert_id) AS seats
        CROSS JOIN LATERAL (
            SELECT
                count(*) FILTER (WHERE method = 'box_office') AS box_office_sold,
                coalesce(sum(price) FILTER (WHERE method = 'box_office'), 0)::bigint AS box_office_won,
                count(*) FILTER (WHERE method = 'comp') AS comps
            FROM payments JOIN reservation_seats AS seat ON seat.concert_id = payments.concert_id
                AND seat.reservation_id = payments.reservation_id
            WHERE payments.concert_id = lines.concert_id AND method <> 'wallet' AND seat.status = 'paid') AS issued
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
            Blocked: row.GetInt64(5),
            Overdue: row.GetTimeSpan(6),
            Revenue: row.GetInt64(7),
            BoxOffice: new SoldSeats(row.GetInt64(8), row.GetInt64(9)),
            Comps: row.GetInt64(10),
            now
        );
    }
}

using ConcertReservation.Domain.Operations;
using ConcertReservation.Infrastructure.Database.Connections;
using Npgsql;

namespace ConcertReservation.Infrastructure.Operations;

/// <summary>One statement, hence one snapshot; its cost goes with the seats of the hall, not with the line.</summary>
internal sealed class SaleFiguresSource(NpgsqlDataSource database, TimeProvider time) : ISaleFiguresSource
{
    private const string Sql = """
        SELECT next_place,
            (SELECT count(*) FROM queue_tokens
                WHERE concert_id = lines.concert_id AND status = 'active' AND expires_at > $2),
            seats.available, seats.held, seats.sold, seats.overdue,
            (SELECT coalesce(sum(amount), 0) FROM payments WHERE concert_id = lines.concert_id)::bigint
                - (SELECT coalesce(sum(amount), 0) FROM refunds WHERE concert_id = lines.concert_id)::bigint
        FROM lines CROSS JOIN LATERAL (
            SELECT
                count(*) FILTER (WHERE status = 'available' OR (status = 'held' AND held_until <= $2)) AS available,
                count(*) FILTER (WHERE status = 'held' AND held_until > $2) AS held,
                count(*) FILTER (WHERE status = 'sold') AS sold,
                coalesce($2 - min(held_until) FILTER (WHERE status = 'held' AND held_until <= $2), '0') AS overdue
            FROM seats WHERE seats.concert_id = lines.concert_id) AS seats
        WHERE lines.concert_id = $1
        """;

    public async Task<SaleFigures?> ReadAsync(long concertId)
    {
        var now = time.GetUtcNow();
        await using var command = database.CreateCommand(Sql);
        command.CommandTimeout = CommandTimeouts.StatementSeconds;
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = concertId });
        command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = now });
        await using var sale = await command.ExecuteReaderAsync();
        if (!await sale.ReadAsync())
            return null;

        return new SaleFigures(
            NextPlace: sale.GetInt64(0),
            Active: sale.GetInt64(1),
            Available: sale.GetInt64(2),
            Held: sale.GetInt64(3),
            Sold: sale.GetInt64(4),
            Overdue: sale.GetTimeSpan(5),
            Revenue: sale.GetInt64(6),
            now
        );
    }
}

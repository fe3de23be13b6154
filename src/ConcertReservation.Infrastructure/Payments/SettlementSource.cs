using ConcertReservation.Domain.Payments;
using ConcertReservation.Domain.Reservations;
using ConcertReservation.Infrastructure.Database.Connections;
using ConcertReservation.Infrastructure.Database.Model;
using Npgsql;

namespace ConcertReservation.Infrastructure.Payments;

/// <summary>One statement reads one snapshot.</summary>
internal sealed class SettlementSource(NpgsqlDataSource database) : ISettlementSource
{
    // The seats of a reservation, and those that were refunded while others stayed. The last refund leaves its seats in
    // the reservation, which is then refunded as a whole.
    private const string Sql = """
        WITH sold AS (
            SELECT id, status = 'refunded' AS is_refunded FROM reservations
            WHERE concert_id = $1 AND performance_id = $2 AND status IN ('paid', 'refunded')),
        seat AS (
            SELECT reservation_id, price, is_refunded
            FROM sold JOIN reservation_seats ON concert_id = $1 AND reservation_id = sold.id
            UNION ALL
            SELECT refunded_seats.reservation_id, price, true
            FROM sold JOIN refunded_seats ON concert_id = $1 AND reservation_id = sold.id
            JOIN refunds ON refunds.concert_id = $1 AND refunds.id = refund_id
            WHERE NOT is_last)
        SELECT price, method, count(*), count(*) FILTER (WHERE is_refunded),
            coalesce(sum(price) FILTER (WHERE NOT is_refunded), 0)::bigint
        FROM seat JOIN payments ON payments.concert_id = $1 AND payments.reservation_id = seat.reservation_id
        GROUP BY price, method
        UNION ALL
        SELECT NULL, NULL,
            coalesce((SELECT sum(amount) FROM sold JOIN payments ON concert_id = $1 AND reservation_id = sold.id), 0),
            coalesce((SELECT sum(amount) FROM sold JOIN refunds ON concert_id = $1 AND reservation_id = sold.id), 0),
            0
        ORDER BY 1 DESC NULLS LAST, 2
        """;

    public async Task<Settlement> ReadAsync(long concertId, long performanceId, CancellationToken ct)
    {
        await using var command = database.CreateCommand(Sql);
        command.CommandTimeout = CommandTimeouts.StatementSeconds;
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = concertId });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = performanceId });
        await using var row = await command.ExecuteReaderAsync(ct);
        var items = new List<SettlementItem>();
        while (await row.ReadAsync(ct) && !row.IsDBNull(0))
            items.Add(
                new SettlementItem(
                    row.GetInt64(0),
                    StoredName.Read<PaymentMethod>(row.GetString(1)),
                    Sold: row.GetInt64(2),
                    Refunded: row.GetInt64(3),
                    Amount: row.GetInt64(4)
                )
            );
        return new Settlement(items, Sold: row.GetInt64(2), Refunded: row.GetInt64(3));
    }
}

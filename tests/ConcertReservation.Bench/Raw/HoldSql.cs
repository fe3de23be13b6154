namespace ConcertReservation.Bench.Raw;

/// <summary>The statements of a hold, as commit f059d72 sent them.</summary>
internal static class HoldSql
{
    public const string LockToken = """
        SELECT * FROM queue_tokens
        WHERE concert_id = $1 AND user_id = $2 AND status IN ('waiting', 'active')
        FOR UPDATE
        """;

    public const string CountLiveSeats = """
        SELECT count(*)::int FROM reservations AS r
        INNER JOIN reservation_seats AS s ON r.id = s.reservation_id
        WHERE r.concert_id = $1 AND r.user_id = $2 AND (r.status = 'paid' OR (r.status = 'held' AND r.expires_at > $3))
        """;

    public const string LockSeats = "SELECT * FROM seats WHERE id = ANY($1) ORDER BY id FOR UPDATE";

    public const string ExtendToken = "UPDATE queue_tokens SET expires_at = $1 WHERE id = $2";

    public const string AddReservation = """
        INSERT INTO reservations (id, cancelled_at, concert_id, expires_at, held_at, paid_at, performance_id,
            refunded_at, status, total_price, user_id)
        VALUES ($1, NULL, $2, $3, $4, NULL, $5, NULL, 'held', $6, $7)
        """;

    public const string AddSeat = """
        INSERT INTO reservation_seats (reservation_id, seat_id, concert_id, price, status)
        VALUES ($1, $2, $3, $4, 'held')
        """;

    public const string HoldSeat = """
        UPDATE seats SET held_until = $1, reservation_id = $2, status = 'held' WHERE id = $3
        """;
}

namespace ConcertReservation.Bench.Raw;

/// <summary>What the service of commit f059d72 sent in the transaction of a hold, in this order.</summary>
internal static class HoldSql
{
    public const string LockToken = """
        SELECT id, activated_at, admission_batch, claimed_at, concert_id, ended_at, expires_at, issued_at, place, status,
            user_id
        FROM queue_tokens WHERE concert_id = $1 AND user_id = $2 AND status IN ('waiting', 'active')
        FOR UPDATE
        """;

    public const string LockSeats = """
        SELECT id, concert_id, held_until, number, performance_id, price, reservation_id, row, section, status
        FROM seats WHERE concert_id = $1 AND id = ANY($2) ORDER BY id FOR UPDATE
        """;

    public const string CountLiveSeats = """
        SELECT count(*)::int FROM reservations AS r
        INNER JOIN (SELECT s.reservation_id FROM reservation_seats AS s WHERE s.concert_id = $1) AS seat
            ON r.id = seat.reservation_id
        WHERE r.concert_id = $1 AND r.user_id = $2 AND (r.status = 'paid' OR (r.status = 'held' AND r.expires_at > $3))
        """;

    // These four are one round trip.
    public const string ExtendToken = "UPDATE queue_tokens SET expires_at = $1 WHERE id = $2 AND concert_id = $3";

    public const string AddReservation = """
        INSERT INTO reservations (id, cancelled_at, checked_in_at, concert_id, expires_at, held_at, paid_at,
            performance_id, refunded_at, status, total_price, user_id)
        VALUES ($1, NULL, NULL, $2, $3, $4, NULL, $5, NULL, 'held', $6, $7)
        """;

    public const string AddSeat = """
        INSERT INTO reservation_seats (reservation_id, seat_id, concert_id, price, status)
        VALUES ($1, $2, $3, $4, 'held')
        """;

    public const string HoldSeat = """
        UPDATE seats SET held_until = $1, reservation_id = $2, status = 'held' WHERE id = $3 AND concert_id = $4
        """;
}

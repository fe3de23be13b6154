namespace ConcertReservation.Bench.Raw;

/// <summary>
/// What the service of commit f059d72 sent in the transaction of a payment, in this order, after
/// <see cref="HoldSql.LockToken"/>.
/// </summary>
internal static class PaymentSql
{
    public const string LockSeats = """
        SELECT id, concert_id, held_until, number, performance_id, price, reservation_id, row, section, status
        FROM seats WHERE concert_id = $1 AND reservation_id = ANY($2) ORDER BY id FOR UPDATE
        """;

    public const string LockReservation = """
        SELECT id, cancelled_at, checked_in_at, concert_id, expires_at, held_at, paid_at, performance_id, refunded_at,
            status, total_price, user_id
        FROM reservations WHERE concert_id = $1 AND id = $2 FOR UPDATE
        """;

    public const string LockWallet = "SELECT user_id, balance, entry_count FROM wallets WHERE user_id = $1 FOR UPDATE";

    // These six are one round trip.
    public const string AddPayment = """
        INSERT INTO payments (id, amount, concert_id, paid_at, reservation_id, user_id)
        VALUES ($1, $2, $3, $4, $5, $6)
        """;

    public const string CompleteToken = """
        UPDATE queue_tokens SET ended_at = $1, status = 'completed' WHERE id = $2 AND concert_id = $3
        """;

    public const string PayReservation = """
        UPDATE reservations SET paid_at = $1, status = 'paid' WHERE id = $2 AND concert_id = $3
        """;

    public const string SellSeat = """
        UPDATE seats SET held_until = NULL, status = 'sold' WHERE id = $1 AND concert_id = $2
        """;

    public const string ChangeWallet = "UPDATE wallets SET balance = $1, entry_count = $2 WHERE user_id = $3";

    public const string AddEntry = """
        INSERT INTO ledger_entries (id, amount, at, balance_after, cause, payment_id, reservation_id, sequence, user_id)
        VALUES ($1, $2, $3, $4, 'payment', $5, $6, $7, $8)
        """;
}

namespace ConcertReservation.Bench.Raw;

/// <summary>The statements of a payment, as commit f059d72 sent them.</summary>
internal static class PaySql
{
    public const string LockSeats = "SELECT * FROM seats WHERE reservation_id = ANY($1) ORDER BY id FOR UPDATE";

    public const string LockReservation = "SELECT * FROM reservations WHERE id = $1 FOR UPDATE";

    public const string LockWallet = "SELECT * FROM wallets WHERE user_id = $1 FOR UPDATE";

    public const string AddPayment = """
        INSERT INTO payments (id, amount, concert_id, paid_at, reservation_id, user_id)
        VALUES ($1, $2, $3, $4, $5, $6)
        """;

    public const string CompleteToken = """
        UPDATE queue_tokens SET ended_at = $1, status = 'completed' WHERE id = $2
        """;

    public const string PayReservation = "UPDATE reservations SET paid_at = $1, status = 'paid' WHERE id = $2";

    public const string SellSeat = "UPDATE seats SET held_until = NULL, status = 'sold' WHERE id = $1";

    public const string ChangeWallet = "UPDATE wallets SET balance = $1, entry_count = $2 WHERE user_id = $3";

    public const string AddEntry = """
        INSERT INTO ledger_entries (id, amount, at, balance_after, cause, payment_id, reservation_id, sequence, user_id)
        VALUES ($1, $2, $3, $4, 'payment', $5, $6, $7, $8)
        """;
}

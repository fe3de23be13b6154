using ConcertReservation.Testing.Databases;

namespace ConcertReservation.Testing.Concerts;

/// <summary>
/// Many customers who have bought a seat each, written straight to the database: buying thousands takes minutes. Their
/// balance is 0 after the purchase.
/// </summary>
public static class SoldHall
{
    private const string Sell = """
        WITH sold AS MATERIALIZED (
            SELECT id AS seat_id, concert_id, performance_id, price, gen_random_uuid() AS user_id,
                gen_random_uuid() AS reservation_id, gen_random_uuid() AS payment_id,
                'holder-' || id || '@test.example' AS email
            FROM seats WHERE performance_id = $1 AND status = 'available' ORDER BY id LIMIT $2),
        account AS (
            INSERT INTO accounts (id, name, role, user_name, normalized_user_name, email, normalized_email,
                lockout_enabled, access_failed_count)
            SELECT user_id, 'Holder', 'customer', email, upper(email), email, upper(email), false, 0 FROM sold),
        wallet AS (
            INSERT INTO wallets (user_id, balance, entry_count) SELECT user_id, 0, 2 FROM sold),
        reservation AS (
            INSERT INTO reservations (id, concert_id, performance_id, user_id, status, total_price, held_at, expires_at,
                paid_at)
            SELECT reservation_id, concert_id, performance_id, user_id, 'paid', price, now(), now() + interval '5 min',
                now()
            FROM sold),
        part AS (
            INSERT INTO reservation_seats (reservation_id, seat_id, concert_id, price, status)
            SELECT reservation_id, seat_id, concert_id, price, 'paid' FROM sold),
        payment AS (
            INSERT INTO payments (id, reservation_id, concert_id, user_id, amount, paid_at)
            SELECT payment_id, reservation_id, concert_id, user_id, price, now() FROM sold),
        charged AS (
            INSERT INTO ledger_entries (id, user_id, sequence, at, amount, balance_after, cause)
            SELECT gen_random_uuid(), user_id, 1, now(), price, price, 'charge' FROM sold),
        paid AS (
            INSERT INTO ledger_entries (id, user_id, sequence, at, amount, balance_after, cause, reservation_id,
                payment_id)
            SELECT gen_random_uuid(), user_id, 2, now(), -price, 0, 'payment', reservation_id, payment_id FROM sold)
        UPDATE seats SET status = 'sold', reservation_id = sold.reservation_id
        FROM sold WHERE seats.id = sold.seat_id
        """;

    /// <summary>Sells so many of the available seats.</summary>
    public static async Task SellAsync(this Sql sql, long performanceId, int seats, CancellationToken ct = default)
    {
        var sold = await sql.ExecuteAsync(Sell, [performanceId, seats], ct);
        if (sold != seats)
            throw new InvalidOperationException($"Sold {sold} seats instead of {seats}.");
    }
}

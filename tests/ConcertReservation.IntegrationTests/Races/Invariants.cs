namespace ConcertReservation.IntegrationTests.Races;

/// <summary>What is true of the database after any race, read in one statement: of one moment.</summary>
internal static class Invariants
{
    public static async Task HoldAsync(Service service)
    {
        var broken = await service.Sql.ColumnAsync<string>(Broken, service.Clock.GetUtcNow());

        broken.Should().BeEmpty();
    }

    // $1 is the time of the service: a hold that has expired may still have the status held.
    private const string Broken = """
        SELECT name || ': ' || violations FROM (
            SELECT 'a seat has one live reservation' AS name, count(*) AS violations FROM (
                SELECT seat_id FROM reservation_seats AS part JOIN reservations AS r ON r.id = part.reservation_id
                WHERE r.status IN ('held', 'paid') GROUP BY seat_id HAVING count(*) > 1) AS twice
            UNION ALL
            SELECT 'the seats of a reservation have its status', count(*)
            FROM reservation_seats AS part JOIN reservations AS r ON r.id = part.reservation_id
            WHERE part.status <> r.status
            UNION ALL
            SELECT 'a live reservation has all its seats', count(*)
            FROM reservations AS r JOIN reservation_seats AS part ON part.reservation_id = r.id
                JOIN seats AS s ON s.id = part.seat_id
            WHERE (r.status = 'paid' OR (r.status = 'held' AND r.expires_at > $1))
                AND (s.reservation_id IS DISTINCT FROM r.id
                    OR s.status <> CASE r.status WHEN 'paid' THEN 'sold' ELSE 'held' END)
            UNION ALL
            SELECT 'a sold seat has a paid reservation', count(*)
            FROM seats AS s JOIN reservations AS r ON r.id = s.reservation_id
            WHERE s.status = 'sold' AND r.status <> 'paid'
            UNION ALL
            SELECT 'a held seat has a held reservation, or has lapsed', count(*)
            FROM seats AS s JOIN reservations AS r ON r.id = s.reservation_id
            WHERE s.status = 'held' AND NOT (r.status = 'held' AND r.expires_at = s.held_until)
                AND NOT (r.status = 'expired' AND s.held_until <= $1)
            UNION ALL
            SELECT 'a balance is the sum of its entries and the balance after the last entry', count(*) FROM wallets AS w
            WHERE balance <> (SELECT coalesce(sum(amount), 0) FROM ledger_entries WHERE user_id = w.user_id)
                OR balance <> coalesce((
                    SELECT balance_after FROM ledger_entries WHERE user_id = w.user_id
                    ORDER BY sequence DESC LIMIT 1), 0)
            UNION ALL
            SELECT 'no balance is negative', count(*) FROM wallets WHERE balance < 0
            UNION ALL
            SELECT 'entries have numbers without gaps and add up', count(*) FROM (
                SELECT sequence, balance_after, row_number() OVER entries AS n, sum(amount) OVER entries AS total
                FROM ledger_entries WINDOW entries AS (PARTITION BY user_id ORDER BY sequence)) AS entry
            WHERE sequence <> n OR balance_after <> total
            UNION ALL
            SELECT 'a paid reservation has one payment and one entry of its price', count(*) FROM reservations AS r
            WHERE status = 'paid' AND (
                ARRAY(SELECT amount FROM payments WHERE reservation_id = r.id) <> ARRAY[total_price]
                OR ARRAY(SELECT amount FROM ledger_entries
                    WHERE reservation_id = r.id AND user_id = r.user_id AND cause = 'payment')
                <> CASE WHEN user_id IS NULL THEN '{}' ELSE ARRAY[-total_price] END)
            UNION ALL
            SELECT 'no wallet has moved for an issued reservation', count(*) FROM reservations AS r
            WHERE user_id IS NULL AND (
                EXISTS (SELECT 1 FROM ledger_entries WHERE reservation_id = r.id)
                OR NOT EXISTS (SELECT 1 FROM payments WHERE reservation_id = r.id AND method <> 'wallet'))
            UNION ALL
            SELECT 'a blocked seat has no reservation', count(*) FROM seats
            WHERE status = 'blocked' AND (reservation_id IS NOT NULL OR EXISTS (
                SELECT 1 FROM reservation_seats WHERE seat_id = seats.id AND status IN ('held', 'paid')))
            UNION ALL
            SELECT 'a paid customer has paid for the seats and nothing else', count(*) FROM reservations AS r
            WHERE status = 'paid' AND
                (SELECT sum(amount) FROM ledger_entries WHERE reservation_id = r.id)
                <> (SELECT -sum(price) FROM reservation_seats WHERE reservation_id = r.id)
            UNION ALL
            SELECT 'an unpaid reservation has no payment', count(*) FROM reservations AS r
            WHERE status NOT IN ('paid', 'refunded') AND (
                EXISTS (SELECT 1 FROM payments WHERE reservation_id = r.id)
                OR EXISTS (SELECT 1 FROM ledger_entries WHERE reservation_id = r.id))
            UNION ALL
            SELECT 'places start at 1 without gaps', count(*) FROM (
                SELECT place, row_number() OVER (PARTITION BY concert_id ORDER BY place) AS n
                FROM queue_tokens) AS token
            WHERE place <> n
            UNION ALL
            SELECT 'the next place follows the last', count(*) FROM lines AS line
            WHERE next_place <> 1 + (SELECT count(*) FROM queue_tokens WHERE concert_id = line.concert_id)
            UNION ALL
            SELECT 'a user has one live token per concert', count(*) FROM (
                SELECT 1 FROM queue_tokens WHERE status IN ('waiting', 'active')
                GROUP BY concert_id, user_id HAVING count(*) > 1) AS twice
            UNION ALL
            SELECT 'no customer is admitted before a lower place', count(*) FROM (
                SELECT activated_at < max(activated_at) OVER (PARTITION BY concert_id ORDER BY place) AS early
                FROM queue_tokens) AS token
            WHERE early
            UNION ALL
            SELECT 'no customer waits at or before the last admitted place', count(*)
            FROM queue_tokens AS t JOIN lines AS line ON line.concert_id = t.concert_id
            WHERE t.status = 'waiting' AND t.place <= line.frontier
            UNION ALL
            SELECT 'no deadlock has occurred', deadlocks FROM pg_stat_database WHERE datname = current_database()
        ) AS checks
        WHERE violations > 0
        """;
}

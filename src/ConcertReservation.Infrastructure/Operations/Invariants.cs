namespace ConcertReservation.Infrastructure.Operations;

/// <summary>
/// The invariants as SQL, used by the endpoint, the tests and the fault runs. The names are public. Each statement
/// selects the rows that break the invariant; <c>{0}</c> is the current time.
/// </summary>
internal static class Invariants
{
    public static IReadOnlyList<(string Name, string Violations)> All { get; } =
    [
        (
            "one live reservation per seat",
            """
            SELECT seat_id FROM reservation_seats JOIN reservations ON reservations.id = reservation_id
            WHERE reservations.status = 'paid' OR (reservations.status = 'held' AND expires_at > {0})
            GROUP BY seat_id HAVING count(*) > 1
            """
        ),
        (
            "a sold seat belongs to a paid reservation of that seat",
            """
            SELECT seats.id FROM seats
            WHERE status = 'sold' AND NOT EXISTS (
                SELECT 1 FROM reservation_seats
                JOIN reservations ON reservations.id = reservation_seats.reservation_id
                WHERE reservation_seats.seat_id = seats.id AND reservations.id = seats.reservation_id
                    AND reservations.status = 'paid')
            """
        ),
        (
            "a live reservation has all its seats",
            """
            SELECT seats.id FROM reservations
            JOIN reservation_seats ON reservation_seats.reservation_id = reservations.id
            JOIN seats ON seats.id = reservation_seats.seat_id
            WHERE (reservations.status = 'paid'
                    AND (seats.status <> 'sold' OR seats.reservation_id IS DISTINCT FROM reservations.id))
                OR (reservations.status = 'held' AND reservations.expires_at > {0}
                    AND (seats.status <> 'held' OR seats.reservation_id IS DISTINCT FROM reservations.id))
            """
        ),
        (
            "a held seat belongs to a held reservation with the same expiry",
            """
            SELECT seats.id FROM seats
            WHERE status = 'held' AND held_until > {0} AND NOT EXISTS (
                SELECT 1 FROM reservation_seats
                JOIN reservations ON reservations.id = reservation_seats.reservation_id
                WHERE reservation_seats.seat_id = seats.id AND reservations.id = seats.reservation_id
                    AND reservations.status = 'held' AND reservations.expires_at = seats.held_until)
            """
        ),
        (
            "a reserved seat has the status of its reservation",
            """
            SELECT seat_id FROM reservation_seats JOIN reservations ON reservations.id = reservation_id
            WHERE reservation_seats.status <> reservations.status
            """
        ),
        // The unique index has no holds.
        (
            "no two reservations have the same number",
            "SELECT serial FROM reservations GROUP BY serial HAVING count(*) > 1"
        ),
        (
            "a balance is the sum of its ledger entries",
            """
            SELECT wallets.user_id FROM wallets
            LEFT JOIN ledger_entries ON ledger_entries.user_id = wallets.user_id
            GROUP BY wallets.user_id
            HAVING wallets.balance <> coalesce(sum(amount), 0) OR wallets.entry_count <> count(ledger_entries.id)
            """
        ),
        (
            "each ledger entry continues the previous balance",
            """
            SELECT id FROM (
                SELECT id, balance_after, sum(amount) OVER by_wallet AS balance, sequence, row_number() OVER by_wallet AS n
                FROM ledger_entries WINDOW by_wallet AS (PARTITION BY user_id ORDER BY sequence)) AS entry
            WHERE balance_after <> balance OR sequence <> n
            """
        ),
        (
            "the wallet of an erased account gets only refunds",
            """
            SELECT wallets.user_id FROM wallets
            JOIN accounts ON accounts.id = wallets.user_id
            LEFT JOIN ledger_entries ON ledger_entries.user_id = wallets.user_id AND sequence > closed_after
            WHERE closed_after IS NOT NULL AND (removed_at IS NULL OR coalesce(cause, 'refund') <> 'refund')
            """
        ),
        (
            "a balance is given up only with its account",
            """
            SELECT ledger_entries.id FROM ledger_entries JOIN wallets ON wallets.user_id = ledger_entries.user_id
            WHERE cause = 'forfeit' AND sequence IS DISTINCT FROM closed_after
            """
        ),
        (
            "a paid charge is in the ledger once",
            """
            SELECT coalesce(charges.id, entry.charge_id) FROM charges
            FULL JOIN (
                SELECT charge_id, user_id, count(*) AS entries, sum(amount) AS amount FROM ledger_entries
                WHERE cause = 'charge' AND charge_id IS NOT NULL GROUP BY charge_id, user_id) AS entry
                ON entry.charge_id = charges.id AND entry.user_id = charges.user_id
            WHERE CASE WHEN charges.status = 'paid'
                THEN entry.entries IS DISTINCT FROM 1 OR entry.amount <> charges.amount
                ELSE entry.entries IS NOT NULL END
            """
        ),
        (
            "a charge gives back what its cancellations say, and at most its amount",
            """
            SELECT charges.id FROM charges
            LEFT JOIN (
                SELECT charge_id, sum(amount) FILTER (WHERE status <> 'refused') AS amount FROM charge_cancellations
                GROUP BY charge_id) AS back ON back.charge_id = charges.id
            WHERE cancelled_amount <> coalesce(back.amount, 0) OR cancelled_amount > charges.amount
            """
        ),
        (
            "a cancellation of a charge is in the ledger once, and a refused one is put back",
            """
            SELECT own.id FROM charge_cancellations AS own
            LEFT JOIN ledger_entries AS debit ON debit.id = own.id
            LEFT JOIN ledger_entries AS back ON back.id = own.put_back_entry_id
            WHERE debit.amount IS DISTINCT FROM -own.amount OR debit.user_id <> own.user_id
                OR debit.charge_id IS DISTINCT FROM own.charge_id
                OR (own.status = 'refused') <> (back.id IS NOT NULL)
                OR back.amount <> own.amount OR back.user_id <> own.user_id
            UNION ALL
            SELECT id FROM ledger_entries
            WHERE cause = 'charge_cancellation'
                AND NOT EXISTS (SELECT 1 FROM charge_cancellations AS own WHERE own.id = ledger_entries.id)
                AND NOT EXISTS (
                    SELECT 1 FROM charge_cancellations AS own WHERE own.put_back_entry_id = ledger_entries.id)
            """
        ),
        ("no negative balance", "SELECT user_id FROM wallets WHERE balance < 0"),
        (
            "a paid reservation has one payment of its price",
            """
            SELECT reservations.id FROM reservations
            WHERE status IN ('paid', 'refunded') AND NOT (
                (SELECT count(*) = 1 AND sum(amount) = total_price FROM payments
                    WHERE reservation_id = reservations.id)
                AND (user_id IS NULL
                    OR (SELECT count(*) = 1 AND sum(amount) = -total_price FROM ledger_entries
                        WHERE reservation_id = reservations.id AND cause = 'payment')))
            """
        ),
        (
            "only a wallet's payments and refunds are in the ledger",
            """
            SELECT ledger_entries.id FROM ledger_entries JOIN payments ON payments.id = payment_id
            WHERE method <> 'wallet'
            """
        ),
        (
            "a payment and its refunds are of the customer of the reservation",
            """
            SELECT money.id FROM (
                SELECT id, reservation_id, user_id FROM payments
                UNION ALL SELECT id, reservation_id, user_id FROM refunds) AS money
            JOIN reservations ON reservations.id = money.reservation_id
            WHERE money.user_id IS DISTINCT FROM reservations.user_id
            """
        ),
        (
            "only a paid or refunded reservation has a payment",
            """
            SELECT paid.id FROM (
                SELECT id, reservation_id FROM payments
                UNION ALL SELECT id, reservation_id FROM ledger_entries WHERE cause = 'payment') AS paid
            LEFT JOIN reservations ON reservations.id = reservation_id
            WHERE reservations.status IS NULL OR reservations.status NOT IN ('paid', 'refunded')
            """
        ),
        (
            "a reservation costs what its seats cost",
            """
            SELECT reservations.id FROM reservations
            WHERE total_price - refunded_part IS DISTINCT FROM (
                SELECT sum(price) FROM reservation_seats WHERE reservation_id = reservations.id)
            """
        ),
        (
            "refunds return the price of the seats that a reservation no longer has",
            """
            SELECT reservations.id FROM reservations
            CROSS JOIN LATERAL (
                SELECT CASE status WHEN 'refunded' THEN total_price ELSE refunded_part END AS price) AS due
            WHERE NOT (
                (SELECT coalesce(sum(amount), 0) = due.price
                    AND count(*) FILTER (WHERE is_last) = CASE status WHEN 'refunded' THEN 1 ELSE 0 END
                    FROM refunds WHERE reservation_id = reservations.id)
                AND (user_id IS NULL
                    OR (SELECT coalesce(sum(amount), 0) = due.price FROM ledger_entries
                        WHERE reservation_id = reservations.id AND cause = 'refund')))
            """
        ),
        // As GET …/settlement counts the seats.
        (
            "a settlement is what was paid and not refunded",
            """
            SELECT coalesce(seats.performance_id, money.performance_id) FROM (
                SELECT performance_id, sum(price) AS won FROM reservations
                JOIN reservation_seats ON reservation_seats.reservation_id = reservations.id
                WHERE reservations.status = 'paid' GROUP BY performance_id) AS seats
            FULL JOIN (
                SELECT performance_id, sum(amount) AS won FROM (
                    SELECT reservation_id, amount FROM payments
                    UNION ALL SELECT reservation_id, -amount FROM refunds) AS moved
                JOIN reservations ON reservations.id = moved.reservation_id GROUP BY performance_id) AS money
                ON money.performance_id = seats.performance_id
            WHERE coalesce(seats.won, 0) <> coalesce(money.won, 0)
            """
        ),
        (
            "wallets have paid what a settlement says",
            """
            SELECT performance_id FROM (
                SELECT performance_id, amount FROM payments
                JOIN reservations ON reservations.id = reservation_id WHERE method = 'wallet'
                UNION ALL
                SELECT performance_id, -refunds.amount FROM refunds
                JOIN payments ON payments.id = payment_id
                JOIN reservations ON reservations.id = refunds.reservation_id WHERE method = 'wallet'
                UNION ALL
                SELECT performance_id, amount FROM ledger_entries
                JOIN reservations ON reservations.id = reservation_id) AS moved
            GROUP BY performance_id HAVING sum(amount) <> 0
            """
        ),
        // After an operator has lowered maxActive, more tokens may be active; then no further token may be admitted.
        (
            "active tokens within maxActive",
            """
            SELECT lines.concert_id FROM lines
            JOIN queue_tokens ON queue_tokens.concert_id = lines.concert_id AND status = 'active'
            GROUP BY lines.concert_id
            HAVING count(*) > max_active AND max(queue_tokens.admission_batch) > batch_at_policy_change
            """
        ),
        (
            "a token outlives its turn only for a hold that began in the turn",
            """
            SELECT token.id FROM queue_tokens AS token
            WHERE status = 'active' AND expires_at > turn_ends_at AND NOT EXISTS (
                SELECT 1 FROM reservations AS hold
                WHERE hold.concert_id = token.concert_id AND hold.user_id = token.user_id
                    AND hold.held_at < token.turn_ends_at AND hold.expires_at >= token.expires_at)
            """
        ),
        (
            "places are unique and without gaps",
            """
            SELECT lines.concert_id FROM lines
            LEFT JOIN queue_tokens ON queue_tokens.concert_id = lines.concert_id
            GROUP BY lines.concert_id
            HAVING count(DISTINCT place) <> next_place - 1 OR count(place) <> next_place - 1
                OR coalesce(max(place), 0) <> next_place - 1
            """
        ),
        (
            "abandoned places are the places of customers who left while waiting",
            """
            SELECT coalesce(token.concert_id, departures.concert_id)
            FROM (SELECT concert_id, place FROM queue_tokens WHERE status = 'left' AND activated_at IS NULL) AS token
            FULL JOIN departures USING (concert_id, place)
            WHERE token.place IS NULL OR departures.place IS NULL
            """
        ),
        (
            "no place admitted before a lower place",
            """
            SELECT id FROM (
                SELECT id, admission_batch,
                    max(admission_batch) OVER (PARTITION BY concert_id ORDER BY place) AS latest_so_far
                FROM queue_tokens) AS token
            WHERE admission_batch < latest_so_far
            """
        ),
        (
            "no waiting token at or before the last admitted place",
            """
            SELECT queue_tokens.id FROM queue_tokens JOIN lines ON lines.concert_id = queue_tokens.concert_id
            WHERE status = 'waiting' AND place <= frontier
            """
        ),
        (
            "a check-in belongs to a paid reservation, or to a refunded one of a cancelled performance",
            """
            SELECT check_ins.seat_id FROM check_ins
            JOIN reservations ON reservations.id = check_ins.reservation_id
            JOIN performances ON performances.id = reservations.performance_id
            WHERE NOT (reservations.status = 'paid'
                    OR (reservations.status = 'refunded' AND performances.cancelled_at IS NOT NULL))
                OR reservations.checked_in_at IS NULL
                OR reservations.performance_id <> check_ins.performance_id
            """
        ),
        (
            "a cancelled performance has no live hold",
            """
            SELECT reservations.id FROM performances
            JOIN reservations ON reservations.concert_id = performances.concert_id
                AND reservations.performance_id = performances.id
            WHERE performances.cancelled_at IS NOT NULL AND reservations.status = 'held' AND reservations.expires_at > {0}
            """
        ),
        (
            "a performance is cancelled together with its cancellation",
            """
            SELECT performances.id FROM performances
            FULL JOIN cancellations ON cancellations.performance_id = performances.id
            WHERE performances.cancelled_at IS DISTINCT FROM cancellations.started_at
            """
        ),
        (
            "a cancellation refunds every paid reservation, or lists why not",
            """
            SELECT reservations.id FROM cancellations
            JOIN reservations ON reservations.concert_id = cancellations.concert_id
                AND reservations.performance_id = cancellations.performance_id
            LEFT JOIN cancellation_refunds AS refund ON refund.performance_id = cancellations.performance_id
                AND refund.reservation_id = reservations.id
            WHERE (reservations.status = 'paid' AND refund.status IS DISTINCT FROM 'failed'
                    AND (refund.status IS DISTINCT FROM 'pending' OR finished_at IS NOT NULL))
                OR (reservations.status <> 'refunded' AND refund.status = 'refunded')
            """
        ),
        (
            "a cancellation counts its refunds",
            """
            SELECT cancellations.performance_id FROM cancellations
            LEFT JOIN cancellation_refunds AS refund ON refund.performance_id = cancellations.performance_id
            GROUP BY cancellations.performance_id, total, refunded, failed, finished_at
            HAVING total <> count(refund.reservation_id)
                OR refunded <> count(*) FILTER (WHERE refund.status = 'refunded')
                OR failed <> count(*) FILTER (WHERE refund.status = 'failed')
                OR (finished_at IS NULL) <> (count(*) FILTER (WHERE refund.status = 'pending') > 0)
            """
        ),
        // An operator may issue seats of a draft, before it is announced.
        (
            "no customer has joined or bought in a draft",
            """
            SELECT concerts.id FROM concerts
            WHERE draft AND (
                EXISTS (SELECT FROM queue_tokens WHERE queue_tokens.concert_id = concerts.id)
                OR EXISTS (
                    SELECT FROM reservations WHERE reservations.concert_id = concerts.id AND user_id IS NOT NULL))
            """
        ),
        (
            "a removed concert has no line, no customer and no reservation",
            """
            SELECT concerts.id FROM concerts
            WHERE removed_at IS NOT NULL AND (
                EXISTS (SELECT FROM lines WHERE lines.concert_id = concerts.id)
                OR EXISTS (SELECT FROM queue_tokens WHERE queue_tokens.concert_id = concerts.id)
                OR EXISTS (SELECT FROM reservations WHERE reservations.concert_id = concerts.id))
            """
        ),
    ];
}

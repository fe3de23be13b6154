namespace ConcertReservation.IntegrationTests.Operations;

/// <summary>Invariants, each with statements that violate only that invariant in a <see cref="SaleWorld"/>.</summary>
public static class Break
{
    private const string Paid = "(SELECT id FROM reservations WHERE status = 'paid' AND user_id IS NOT NULL)";
    private const string PaidBy = "(SELECT user_id FROM reservations WHERE status = 'paid' AND user_id IS NOT NULL)";

    public static TheoryData<string, string> Seats { get; } =
        new()
        {
            {
                "a sold seat belongs to a paid reservation of that seat",
                $"UPDATE seats SET status = 'sold', reservation_id = {Paid} WHERE id = (SELECT max(id) FROM seats)"
            },
            {
                "a live reservation has all its seats",
                "UPDATE seats SET status = 'available', reservation_id = NULL, held_until = NULL WHERE status = 'held'"
            },
            {
                "a live reservation has all its seats",
                "UPDATE seats SET status = 'available', reservation_id = NULL WHERE status = 'sold'"
            },
            {
                "a held seat belongs to a held reservation with the same expiry",
                $"""
                    UPDATE seats SET status = 'held', held_until = now() + interval '1 hour', reservation_id = {Paid}
                    WHERE id = (SELECT max(id) FROM seats)
                    """
            },
            {
                "a held seat belongs to a held reservation with the same expiry",
                "UPDATE seats SET held_until = held_until + interval '1 hour' WHERE status = 'held'"
            },
            {
                "a reserved seat has the status of its reservation",
                "UPDATE reservation_seats SET status = 'paid' WHERE status = 'refunded'"
            },
            {
                "no two reservations have the same number",
                "UPDATE reservations SET serial = (SELECT max(serial) FROM reservations WHERE status = 'paid') WHERE status = 'held'"
            },
        };

    public static TheoryData<string, string> Money { get; } =
        new()
        {
            {
                "a balance is the sum of its ledger entries",
                $"UPDATE wallets SET balance = balance + 1 WHERE user_id = {PaidBy}"
            },
            {
                "a balance is the sum of its ledger entries",
                $"UPDATE wallets SET entry_count = entry_count + 1 WHERE user_id = {PaidBy}"
            },
            {
                "each ledger entry continues the previous balance",
                "UPDATE ledger_entries SET balance_after = balance_after + 1 WHERE cause = 'refund'"
            },
            {
                "each ledger entry continues the previous balance",
                "UPDATE ledger_entries SET sequence = sequence + 1 WHERE cause = 'refund'"
            },
            {
                "the wallet of an erased account gets only refunds",
                """
                    UPDATE wallets SET closed_after = 0 WHERE entry_count > 0 AND user_id IN (
                        SELECT user_id FROM reservations WHERE status = 'refunded');
                    UPDATE accounts SET removed_at = now() WHERE id IN (
                        SELECT user_id FROM wallets WHERE closed_after IS NOT NULL)
                    """
            },
            {
                "the wallet of an erased account gets only refunds",
                "UPDATE wallets SET closed_after = entry_count WHERE entry_count = 0"
            },
            {
                "a balance is given up only with its account",
                $"""
                    ALTER TABLE ledger_entries DROP CONSTRAINT ck_ledger_entries_cause;
                    INSERT INTO ledger_entries (id, user_id, sequence, at, amount, balance_after, cause)
                    SELECT gen_random_uuid(), user_id, entry_count + 1, now(), -balance, 0, 'forfeit' FROM wallets
                    WHERE user_id = {PaidBy};
                    UPDATE wallets SET balance = 0, entry_count = entry_count + 1 WHERE user_id = {PaidBy}
                    """
            },
            {
                "no negative balance",
                """
                    ALTER TABLE wallets DROP CONSTRAINT ck_wallets_balance;
                    ALTER TABLE ledger_entries DROP CONSTRAINT ck_ledger_entries_cause;
                    ALTER TABLE ledger_entries DROP CONSTRAINT ck_ledger_entries_balance_after;
                    UPDATE wallets SET balance = -1, entry_count = 1 WHERE entry_count = 0;
                    INSERT INTO ledger_entries (id, user_id, sequence, at, amount, balance_after, cause)
                    SELECT gen_random_uuid(), user_id, 1, now(), -1, -1, 'charge' FROM wallets WHERE balance = -1
                    """
            },
            {
                "a paid reservation has one payment of its price",
                $"UPDATE payments SET amount = amount + 1 WHERE reservation_id = {Paid}"
            },
            {
                "a paid reservation has one payment of its price",
                $"DELETE FROM payments WHERE reservation_id = {Paid}"
            },
            {
                "a paid reservation has one payment of its price",
                $"""
                    ALTER TABLE ledger_entries DROP CONSTRAINT ck_ledger_entries_cause;
                    UPDATE ledger_entries SET cause = 'charge' WHERE cause = 'payment' AND reservation_id = {Paid}
                    """
            },
            {
                "only a paid or refunded reservation has a payment",
                """
                    INSERT INTO payments (id, reservation_id, concert_id, user_id, amount, paid_at)
                    SELECT gen_random_uuid(), id, concert_id, user_id, total_price, now()
                    FROM reservations WHERE status = 'held'
                    """
            },
            { "only a paid or refunded reservation has a payment", TakeMoneyForAHold },
            {
                "only a wallet's payments and refunds are in the ledger",
                $"""
                    ALTER TABLE payments DROP CONSTRAINT ck_payments_user;
                    UPDATE payments SET method = 'box_office' WHERE reservation_id = {Paid}
                    """
            },
            { "a payment and its refunds are of the customer of the reservation", "UPDATE refunds SET user_id = NULL" },
            {
                "a payment and its refunds are of the customer of the reservation",
                $"""
                    ALTER TABLE payments DROP CONSTRAINT ck_payments_user;
                    UPDATE payments SET user_id = {PaidBy} WHERE method = 'box_office'
                    """
            },
            {
                "a reservation costs what its seats cost",
                "UPDATE reservation_seats SET price = price + 1 WHERE status = 'paid'"
            },
            { "a reservation costs what its seats cost", "DELETE FROM reservation_seats WHERE status = 'refunded'" },
            {
                "refunds return the price of the seats that a reservation no longer has",
                "DELETE FROM refunded_seats; DELETE FROM refunds"
            },
            {
                "refunds return the price of the seats that a reservation no longer has",
                "UPDATE refunds SET is_last = false"
            },
            {
                "refunds return the price of the seats that a reservation no longer has",
                $"""
                    INSERT INTO refunds (id, payment_id, reservation_id, concert_id, user_id, amount, refunded_at)
                    SELECT gen_random_uuid(), id, reservation_id, concert_id, user_id, amount, now()
                    FROM payments WHERE reservation_id = {Paid}
                    """
            },
        };

    private const string OnceInTheLedger = "a paid charge is in the ledger once";
    private const string GivenBack = "a charge gives back what its cancellations say, and at most its amount";
    private const string PutBack = "a cancellation of a charge is in the ledger once, and a refused one is put back";

    public static TheoryData<string, string> Charges { get; } =
        new()
        {
            {
                OnceInTheLedger,
                "ALTER TABLE charges DROP CONSTRAINT ck_charges_status; UPDATE charges SET status = 'pending' WHERE cancelled_amount = 0"
            },
            { OnceInTheLedger, "UPDATE charges SET amount = amount + 1" },
            { OnceInTheLedger, "UPDATE charges SET user_id = gen_random_uuid() WHERE cancelled_amount = 0" },
            {
                OnceInTheLedger,
                """
                    ALTER TABLE ledger_entries DROP CONSTRAINT ck_ledger_entries_charge;
                    UPDATE ledger_entries SET charge_id = NULL WHERE cause = 'charge'
                    """
            },
            { GivenBack, "UPDATE charges SET cancelled_amount = cancelled_amount + 1" },
            { PutBack, "DELETE FROM charge_cancellations WHERE status = 'refused'" },
            { PutBack, "UPDATE charge_cancellations SET user_id = gen_random_uuid() WHERE status = 'done'" },
            {
                PutBack,
                """
                    ALTER TABLE charge_cancellations DROP CONSTRAINT ck_charge_cancellations_status;
                    UPDATE charge_cancellations SET put_back_entry_id = NULL WHERE status = 'refused'
                    """
            },
        };

    public static TheoryData<string, string> Cancellations { get; } =
        new()
        {
            {
                "a check-in belongs to a paid reservation, or to a refunded one of a cancelled performance",
                """
                    INSERT INTO check_ins (reservation_id, seat_id, concert_id, performance_id, at)
                    SELECT id, seat_id, reservations.concert_id, performance_id, now()
                    FROM reservations JOIN reservation_seats ON reservation_id = id
                    WHERE reservations.status = 'refunded'
                    ORDER BY performance_id LIMIT 1
                    """
            },
            {
                "a cancelled performance has no live hold",
                """
                    WITH held AS (
                        INSERT INTO reservations (id, concert_id, performance_id, user_id, status, total_price, held_at,
                            expires_at)
                        SELECT gen_random_uuid(), cancelled.concert_id, cancelled.performance_id, user_id, 'held', 10000,
                            now(), now() + interval '1 day'
                        FROM cancellations AS cancelled CROSS JOIN (SELECT user_id FROM wallets LIMIT 1) AS customer
                        RETURNING id, concert_id, performance_id, expires_at),
                    seat AS (
                        UPDATE seats SET status = 'held', reservation_id = held.id, held_until = held.expires_at
                        FROM held WHERE seats.performance_id = held.performance_id
                        RETURNING seats.id, held.id AS reservation_id, held.concert_id)
                    INSERT INTO reservation_seats (reservation_id, seat_id, concert_id, price, status)
                    SELECT reservation_id, id, concert_id, 10000, 'held' FROM seat
                    """
            },
            {
                "a performance is cancelled together with its cancellation",
                "UPDATE performances SET cancelled_at = NULL WHERE cancelled_at IS NOT NULL"
            },
            { "a performance is cancelled together with its cancellation", "DELETE FROM cancellations" },
            {
                "a cancellation refunds every paid reservation, or lists why not",
                """
                    WITH cancelled AS (
                        UPDATE performances SET cancelled_at = now()
                        WHERE id = (SELECT DISTINCT performance_id FROM reservations WHERE status = 'paid')
                        RETURNING id, concert_id),
                    ended AS (UPDATE reservations SET status = 'expired' WHERE status = 'held' RETURNING id),
                    seat AS (
                        UPDATE seats SET status = 'available', reservation_id = NULL, held_until = NULL
                        WHERE status = 'held'),
                    part AS (UPDATE reservation_seats SET status = 'expired' WHERE status = 'held')
                    INSERT INTO cancellations (performance_id, concert_id, reason, operator_id, started_at, finished_at,
                        total, refunded, failed)
                    SELECT id, concert_id, 'x', '00000000-0000-0000-0000-000000000001', now(), now(), 0, 0, 0
                    FROM cancelled
                    """
            },
            { "a cancellation counts its refunds", "UPDATE cancellations SET total = total + 1, failed = failed + 1" },
            { "a cancellation counts its refunds", "UPDATE cancellations SET total = 0, refunded = 0" },
        };

    private const string Drafted = "no customer has joined or bought in a draft";
    private const string Removed = "a removed concert has no line, no customer and no reservation";
    private const string Sold = "(SELECT concert_id FROM reservations WHERE status = 'held')";

    // A customer who was admitted and left, with the place that the line gave.
    private const string JoinTheDraft = """
        INSERT INTO queue_tokens
            (id, concert_id, user_id, place, status, issued_at, activated_at, ended_at, admission_batch)
        SELECT gen_random_uuid(), concerts.id, user_id, 1, 'left', now(), now(), now(), 1
        FROM concerts CROSS JOIN (SELECT user_id FROM wallets LIMIT 1) AS customer WHERE draft AND removed_at IS NULL;
        UPDATE lines SET next_place = 2, frontier = 1, admission_batch = 1
        FROM concerts WHERE concerts.id = concert_id AND draft
        """;

    public static TheoryData<string, string> Unpublished { get; } =
        new()
        {
            { Drafted, $"UPDATE concerts SET draft = true WHERE id = {Sold}" },
            {
                Drafted,
                $"DELETE FROM queue_tokens WHERE concert_id = {Sold}; DELETE FROM departures WHERE concert_id = {Sold};"
                    + $" DELETE FROM lines WHERE concert_id = {Sold}; UPDATE concerts SET draft = true WHERE id = {Sold}"
            },
            { Drafted, JoinTheDraft },
            // Its line is left.
            { Removed, "UPDATE concerts SET removed_at = now() WHERE draft AND removed_at IS NULL" },
            {
                Removed,
                $"{JoinTheDraft}; DELETE FROM lines USING concerts WHERE concerts.id = concert_id AND draft;"
                    + " UPDATE concerts SET removed_at = now(), draft = false WHERE draft AND removed_at IS NULL"
            },
            {
                Removed,
                $"DELETE FROM queue_tokens WHERE concert_id = {Sold}; DELETE FROM departures WHERE concert_id = {Sold};"
                    + $" DELETE FROM lines WHERE concert_id = {Sold}; UPDATE concerts SET removed_at = now() WHERE id = {Sold}"
            },
        };

    public const string WrongSettlement = "a settlement is what was paid and not refunded";
    public const string WrongWallets = "wallets have paid what a settlement says";

    /// <summary>Sums over a performance: what breaks them breaks another invariant of a reservation too.</summary>
    public static TheoryData<string, string> Settlements { get; } =
        new()
        {
            { WrongSettlement, $"UPDATE payments SET amount = amount + 1 WHERE reservation_id = {Paid}" },
            { WrongSettlement, "UPDATE payments SET amount = amount + 1 WHERE method = 'box_office'" },
            { WrongSettlement, "UPDATE reservation_seats SET price = price + 1 WHERE status = 'paid'" },
            { WrongSettlement, "UPDATE refunds SET amount = amount - 1" },
            { WrongWallets, $"UPDATE payments SET amount = amount + 1 WHERE reservation_id = {Paid}" },
            { WrongWallets, "UPDATE refunds SET amount = amount - 1" },
            { WrongWallets, "UPDATE ledger_entries SET amount = amount - 1 WHERE cause = 'refund'" },
        };

    public static TheoryData<string, string> Lines { get; } =
        new()
        {
            { "active tokens within maxActive", AdmitOneTooMany },
            {
                "a token outlives its turn only for a hold that began in the turn",
                "UPDATE queue_tokens SET expires_at = turn_ends_at + interval '1 day' WHERE status = 'active'"
            },
            { "places are unique and without gaps", "UPDATE lines SET next_place = next_place + 1" },
            {
                "places are unique and without gaps",
                """
                    DROP INDEX ux_queue_tokens_place;
                    INSERT INTO queue_tokens
                        (id, concert_id, user_id, place, status, issued_at, activated_at, ended_at, admission_batch)
                    SELECT gen_random_uuid(), concert_id, user_id, place, 'left', issued_at, activated_at, ended_at,
                        admission_batch
                    FROM queue_tokens WHERE place = 1
                    """
            },
            {
                "abandoned places are the places of customers who left while waiting",
                "INSERT INTO departures (concert_id, place) SELECT concert_id, next_place FROM lines"
            },
            {
                "no place admitted before a lower place",
                "UPDATE queue_tokens SET admission_batch = 100 WHERE place = 1"
            },
            { "no waiting token at or before the last admitted place", "UPDATE lines SET frontier = next_place - 1" },
        };

    // The money comes from the wallet of the buyer, so its balance still agrees with its entries.
    private const string TakeMoneyForAHold = """
        INSERT INTO ledger_entries
            (id, user_id, sequence, at, amount, balance_after, cause, reservation_id, payment_id)
        SELECT gen_random_uuid(), wallets.user_id, entry_count + 1, now(), -1, balance - 1, 'payment', held.id, paid.payment
        FROM wallets
        JOIN (SELECT reservations.user_id, payments.id AS payment FROM payments
            JOIN reservations ON reservations.id = reservation_id
            WHERE status = 'paid' AND reservations.user_id IS NOT NULL) AS paid USING (user_id)
        CROSS JOIN (SELECT id FROM reservations WHERE status = 'held') AS held;
        UPDATE wallets SET entry_count = entry_count + 1, balance = balance - 1
        WHERE user_id = (SELECT user_id FROM reservations WHERE status = 'paid' AND user_id IS NOT NULL)
        """;

    public const string AdmitOneTooMany = """
        UPDATE lines SET admission_batch = admission_batch + 1, frontier = next_place - 1;
        UPDATE queue_tokens
        SET status = 'active', activated_at = now(), expires_at = now() + interval '1 hour',
            admission_batch = (SELECT admission_batch FROM lines WHERE lines.concert_id = queue_tokens.concert_id)
        WHERE status = 'waiting'
        """;

    public const string SellASeatTwice = """
        DROP INDEX ux_reservation_seats_live;
        INSERT INTO reservations (id, concert_id, performance_id, user_id, status, total_price, held_at, expires_at)
        SELECT '00000000-0000-0000-0000-000000000001', concert_id, performance_id, user_id, status, total_price,
            held_at, expires_at
        FROM reservations WHERE status = 'held';
        INSERT INTO reservation_seats (reservation_id, seat_id, concert_id, price, status)
        SELECT '00000000-0000-0000-0000-000000000001', seat_id, concert_id, price, status
        FROM reservation_seats WHERE status = 'held'
        """;
}

using Npgsql;

namespace ConcertReservation.IntegrationTests.Races;

/// <summary>The schema refuses what the locks and the domain prevent.</summary>
public sealed class SchemaTests(TwoInstances service) : IClassFixture<TwoInstances>, IAsyncLifetime
{
    private const string Cancel = """
        INSERT INTO cancellations (performance_id, concert_id, reason, operator_id, started_at, total, refunded, failed,
            finished_at)
        VALUES ((SELECT min(id) FROM performances), (SELECT min(id) FROM concerts), 'x',
            (SELECT user_id FROM wallets LIMIT 1), now()
        """;

    // A customer with a purchase, a customer with a hold, and a waiting customer.
    public async Task InitializeAsync()
    {
        if (await service.Sql.ScalarAsync<long>("SELECT count(*) FROM payments") > 0)
            return;
        var concert = await service.Crowd.ConcertAsync(price: 10_000, policy: RequestBodies.Policy(maxActive: 1));
        await service.BuyerAsync(concert, balance: 15_000);
        await service.HolderAsync(concert, seatIds: concert.SeatIds[1]);
        await service.VisitorAsync(concert);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Theory]
    [InlineData(
        "ux_reservation_seats_live",
        """
            WITH second AS (
                INSERT INTO reservations (id, concert_id, performance_id, user_id, status, total_price, held_at, expires_at)
                SELECT gen_random_uuid(), concert_id, performance_id, user_id, 'held', total_price, held_at, expires_at
                FROM reservations WHERE status = 'held' RETURNING id)
            INSERT INTO reservation_seats (reservation_id, seat_id, concert_id, price, status)
            SELECT second.id, seat_id, concert_id, price, 'held' FROM second, reservation_seats WHERE status = 'held'
            """
    )]
    [InlineData(
        "ux_mails_mailing",
        """
            WITH mailing AS (
                INSERT INTO mailings (id, kind, concert_id, created_at)
                SELECT gen_random_uuid(), 'message', concert_id, now() FROM mails LIMIT 1 RETURNING id)
            INSERT INTO mails (id, mailing_id, kind, concert_id, user_id, queued_at, due_at)
            SELECT gen_random_uuid(), mailing.id, 'message', concert_id, user_id, queued_at, due_at
            FROM mails, mailing, generate_series(1, 2) WHERE mailing_id IS NULL
            """
    )]
    [InlineData(
        "pk_mails",
        """
            INSERT INTO mails (id, kind, concert_id, queued_at, due_at)
            SELECT id, 'confirmation', concert_id, queued_at, due_at FROM mails
            """
    )]
    [InlineData(
        "ux_queue_tokens_live",
        """
            INSERT INTO queue_tokens (id, concert_id, user_id, place, status, issued_at)
            SELECT gen_random_uuid(), concert_id, user_id, 1000, 'waiting', issued_at
            FROM queue_tokens WHERE status = 'waiting'
            """
    )]
    [InlineData(
        "ux_queue_tokens_place",
        """
            INSERT INTO queue_tokens (id, concert_id, user_id, place, status, issued_at, ended_at)
            SELECT gen_random_uuid(), concert_id, user_id, place, 'left', issued_at, issued_at FROM queue_tokens
            """
    )]
    [InlineData(
        "ix_payments_reservation_id",
        """
            INSERT INTO payments (id, reservation_id, concert_id, user_id, amount, paid_at)
            SELECT gen_random_uuid(), reservation_id, concert_id, user_id, amount, paid_at FROM payments
            """
    )]
    [InlineData(
        "ix_refunds_payment_id",
        """
            INSERT INTO refunds (id, payment_id, reservation_id, concert_id, user_id, amount, refunded_at)
            SELECT gen_random_uuid(), id, reservation_id, concert_id, user_id, amount, paid_at
            FROM payments, generate_series(1, 2)
            """
    )]
    [InlineData(
        "ux_reservations_serial",
        """
            UPDATE reservations
            SET serial = (SELECT serial FROM reservations WHERE status = 'paid'), status = 'expired' WHERE status = 'held'
            """
    )]
    [InlineData(
        "pk_refunded_seats",
        """
            WITH refunded AS (
                INSERT INTO refunds (id, payment_id, reservation_id, concert_id, user_id, amount, refunded_at, is_last)
                SELECT gen_random_uuid(), id, reservation_id, concert_id, user_id, 0, paid_at, false
                FROM payments, generate_series(1, 2) RETURNING id, reservation_id)
            INSERT INTO refunded_seats (reservation_id, seat_id, refund_id, concert_id, price)
            SELECT reservation_id, seat_id, refunded.id, concert_id, price
            FROM refunded JOIN reservation_seats USING (reservation_id)
            """
    )]
    [InlineData(
        "ux_ledger_entries_payment",
        """
            INSERT INTO ledger_entries
                (id, user_id, sequence, at, amount, balance_after, cause, reservation_id, payment_id)
            SELECT gen_random_uuid(), user_id, 1000, at, amount, balance_after, cause, reservation_id, payment_id
            FROM ledger_entries WHERE cause = 'payment'
            """
    )]
    [InlineData(
        "ux_ledger_entries_sequence",
        """
            INSERT INTO ledger_entries (id, user_id, sequence, at, amount, balance_after, cause)
            SELECT gen_random_uuid(), user_id, sequence, at, 1, balance_after, 'charge' FROM ledger_entries
            """
    )]
    [InlineData(
        "ux_accounts_normalized_email",
        "UPDATE accounts SET normalized_email = (SELECT min(normalized_email) FROM accounts)"
    )]
    public async Task Write_SecondRowWhereOneIsAllowed_IsRefused(string constraint, string sql)
    {
        var refusal = await RefusalAsync(sql);

        refusal.SqlState.Should().Be(PostgresErrorCodes.UniqueViolation);
        refusal.ConstraintName.Should().Be(constraint);
    }

    [Theory]
    [InlineData("ck_mails_ended", "UPDATE mails SET status = 'sent', ended_at = NULL")]
    [InlineData("ck_mails_concert", "UPDATE mails SET concert_id = 0")]
    [InlineData(
        "ck_account_tokens_hash",
        """
            INSERT INTO account_tokens (hash, kind, user_id, email, created_at, expires_at)
            SELECT 'token'::bytea, 'password_reset', user_id, 'x', now(), now() + interval '1 hour' FROM wallets LIMIT 1
            """
    )]
    [InlineData(
        "ck_security_events_email",
        """
            INSERT INTO security_events (id, at, kind, user_id, email, address, user_agent)
            SELECT gen_random_uuid(), now(), 'signed_in', user_id, 'x', '', '' FROM wallets LIMIT 1
            """
    )]
    [InlineData("ck_wallets_balance", "UPDATE wallets SET balance = -1")]
    [InlineData("ck_ledger_entries_balance_after", "UPDATE ledger_entries SET balance_after = -1")]
    [InlineData("ck_ledger_entries_charge_limit", "UPDATE ledger_entries SET balance_after = 1000000001")]
    [InlineData("ck_ledger_entries_cause", "UPDATE ledger_entries SET amount = -amount")]
    [InlineData(
        "ck_ledger_entries_cause",
        "UPDATE ledger_entries SET cause = 'forfeit', amount = -amount WHERE cause = 'charge'"
    )]
    [InlineData("ck_wallets_closed", "UPDATE wallets SET closed_after = entry_count WHERE balance > 0")]
    [InlineData("ck_wallets_closed", "UPDATE wallets SET closed_after = entry_count + 1 WHERE balance = 0")]
    [InlineData(
        "ck_wallets_closed",
        """
            UPDATE wallets SET closed_after = entry_count WHERE balance = 0;
            UPDATE wallets SET closed_after = NULL WHERE closed_after IS NOT NULL
            """
    )]
    [InlineData(
        "ck_wallets_closed",
        """
            UPDATE wallets SET closed_after = entry_count WHERE balance = 0;
            UPDATE wallets SET balance = 10 WHERE closed_after IS NOT NULL;
            UPDATE wallets SET balance = 9 WHERE closed_after IS NOT NULL
            """
    )]
    [InlineData(
        "ck_wallets_closed",
        """
            UPDATE wallets SET closed_after = entry_count WHERE balance = 0;
            INSERT INTO ledger_entries (id, user_id, sequence, at, amount, balance_after, cause)
            SELECT gen_random_uuid(), user_id, entry_count + 1, now(), 1, 1, 'charge' FROM wallets
            WHERE closed_after IS NOT NULL
            """
    )]
    [InlineData(
        "ck_authenticators_once",
        """
            INSERT INTO authenticators (user_id, secret, proposed_at, last_step)
            SELECT id, '\x00', now(), 7 FROM accounts LIMIT 1;
            UPDATE authenticators SET last_step = 7
            """
    )]
    [InlineData(
        "ck_authenticators_once",
        """
            INSERT INTO authenticators (user_id, secret, proposed_at) SELECT id, '\x00', now() FROM accounts LIMIT 1;
            INSERT INTO recovery_codes (user_id, hash, used_at)
            SELECT user_id, decode(repeat('00', 32), 'hex'), now() FROM authenticators;
            UPDATE recovery_codes SET used_at = NULL
            """
    )]
    [InlineData(
        "ck_recovery_codes_hash",
        """
            INSERT INTO authenticators (user_id, secret, proposed_at) SELECT id, '\x00', now() FROM accounts LIMIT 1;
            INSERT INTO recovery_codes (user_id, hash) SELECT user_id, '\x00' FROM authenticators
            """
    )]
    [InlineData("ck_seats_status", "UPDATE seats SET status = 'available' WHERE status = 'sold'")]
    [InlineData("ck_seats_status", "UPDATE seats SET status = 'sold' WHERE status = 'available'")]
    [InlineData("ck_seats_status", "UPDATE seats SET held_until = NULL WHERE status = 'held'")]
    [InlineData("ck_seats_status", "UPDATE seats SET status = 'mine' WHERE status = 'held'")]
    [InlineData("ck_reservations_status", "UPDATE reservations SET paid_at = NULL WHERE status = 'paid'")]
    [InlineData("ck_reservations_status", "UPDATE reservations SET status = 'paid' WHERE status = 'held'")]
    [InlineData("ck_reservations_times", "UPDATE reservations SET expires_at = held_at")]
    [InlineData("ck_queue_tokens_status", "UPDATE queue_tokens SET status = 'active' WHERE status = 'waiting'")]
    [InlineData("ck_queue_tokens_status", "UPDATE queue_tokens SET status = 'left' WHERE status = 'waiting'")]
    [InlineData("ck_queue_tokens_place", "UPDATE queue_tokens SET place = 0 WHERE status = 'waiting'")]
    [InlineData("ck_queue_tokens_turn", "UPDATE queue_tokens SET last_held_at = turn_ends_at WHERE status = 'active'")]
    [InlineData("ck_lines_frontier", "UPDATE lines SET frontier = next_place")]
    [InlineData(
        "ck_refunds_operator",
        """
            INSERT INTO refunds (id, payment_id, reservation_id, concert_id, user_id, amount, refunded_at, reason)
            SELECT gen_random_uuid(), id, reservation_id, concert_id, user_id, amount, paid_at, 'x' FROM payments
            """
    )]
    [InlineData(
        "ck_refusals_operation",
        """
            INSERT INTO refusals (concert_id, user_id, at, operation, code)
            SELECT concert_id, user_id, paid_at, 'refund', 'RefundClosed' FROM payments
            """
    )]
    [InlineData("ck_payments_amount", "UPDATE payments SET amount = -1")]
    [InlineData("ck_cancellations_counts", $"{Cancel}, 2, 1, 0, now())")]
    [InlineData("ck_cancellations_counts", $"{Cancel}, 1, 1, 1, now())")]
    [InlineData("ck_cancellations_counts", $"{Cancel}, 1, 0, 1, NULL)")]
    [InlineData("ck_cancellations_counts", $"{Cancel}, 1, 2, -1, now())")]
    [InlineData(
        "ck_door_admissions_conflict",
        """
            INSERT INTO door_admissions (reservation_id, seat_id, device_id, reported_at, concert_id, performance_id, at,
                outcome, earlier_at, earlier_device_id)
            SELECT id, 1, 'a', now(), concert_id, performance_id, now(), 'conflict', now(), 'a' FROM reservations LIMIT 1
            """
    )]
    [InlineData("ck_payments_method", "UPDATE payments SET method = 'card'")]
    [InlineData("ck_payments_method", "UPDATE payments SET method = 'comp'")]
    [InlineData("ck_payments_user", "UPDATE payments SET method = 'box_office'")]
    [InlineData("ck_payments_user", "UPDATE payments SET user_id = NULL")]
    [InlineData("ck_reservations_holder", "UPDATE reservations SET holder_name = 'Guest'")]
    [InlineData("ck_reservations_holder", "UPDATE reservations SET user_id = NULL")]
    [InlineData(
        "ck_reservations_holder",
        "UPDATE reservations SET user_id = NULL, holder_name = 'Guest' WHERE paid_at IS NULL"
    )]
    [InlineData("ck_seats_status", "UPDATE seats SET status = 'blocked' WHERE status = 'sold'")]
    public async Task Write_ImpossibleState_IsRefused(string constraint, string sql)
    {
        var refusal = await RefusalAsync(sql);

        refusal.SqlState.Should().Be(PostgresErrorCodes.CheckViolation);
        refusal.ConstraintName.Should().Be(constraint);
    }

    [Theory]
    [InlineData(
        """
            INSERT INTO reservations (id, concert_id, performance_id, user_id, status, total_price, held_at, expires_at)
            SELECT gen_random_uuid(), concert_id, performance_id, user_id, 'held', total_price, held_at, expires_at
            FROM reservations WHERE status = 'held'
            """
    )]
    [InlineData(
        """
            INSERT INTO check_ins (reservation_id, seat_id, concert_id, performance_id, at)
            SELECT id, seat_id, reservations.concert_id, performance_id, now()
            FROM reservations JOIN reservation_seats ON reservation_id = id WHERE reservations.status = 'paid'
            """
    )]
    public async Task Write_HoldOrCheckInOfACancelledPerformance_IsRefused(string sql)
    {
        await service.Sql.ExecuteAsync($"BEGIN; {sql}; ROLLBACK");

        var refusal = await RefusalAsync($"UPDATE performances SET cancelled_at = now(); {sql}");

        refusal.SqlState.Should().Be(PostgresErrorCodes.RaiseException);
        refusal.MessageText.Should().Be("The performance is cancelled.");
    }

    [Fact]
    public async Task Write_ReservationOfARemovedConcert_IsRefused()
    {
        const string Issue = """
            INSERT INTO reservations (id, concert_id, performance_id, holder_name, status, total_price, held_at,
                expires_at, paid_at)
            SELECT gen_random_uuid(), concert_id, id, 'Guest', 'paid', 0, now(), now(), now() FROM performances LIMIT 1
            """;
        await service.Sql.ExecuteAsync($"BEGIN; {Issue}; ROLLBACK");

        var refusal = await RefusalAsync($"UPDATE concerts SET removed_at = now(); {Issue}");

        refusal.SqlState.Should().Be(PostgresErrorCodes.RaiseException);
        refusal.MessageText.Should().Be("The concert is removed.");
    }

    [Theory]
    [InlineData("UPDATE reservation_seats SET status = 'expired' WHERE status = 'held'")]
    [InlineData("UPDATE reservation_seats SET status = 'held' WHERE status = 'paid'")]
    public async Task Write_SeatStatusUnlikeItsReservation_IsRefused(string sql)
    {
        var refusal = await RefusalAsync(sql);

        refusal.SqlState.Should().Be(PostgresErrorCodes.ForeignKeyViolation);
        refusal.ConstraintName.Should().Be("fk_reservation_seats_reservations_status");
    }

    // Rolled back when it is not refused, so that one missing constraint fails one test.
    private async Task<PostgresException> RefusalAsync(string sql)
    {
        var write = () => service.Sql.ExecuteAsync($"BEGIN; {sql}; ROLLBACK");

        return (await write.Should().ThrowAsync<PostgresException>()).Which;
    }
}

using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ConcertReservation.Infrastructure.Database.Migrations
{
    /// <summary>
    /// Authenticators of the staff with their recovery codes (the tables are not in the model, because only SQL reads them),
    /// and wallets that are closed with their account. The new constraint allows more than the one before and is not
    /// validated, and the column has no default: PostgreSQL changes only the catalogue. The version before signs an account
    /// in without its code while it runs beside this one; it does not know that a wallet is closed, so triggers refuse what
    /// it would do with one.
    /// </summary>
    public partial class AuthenticatorsAndErasure : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "closed_after",
                table: "wallets",
                type: "bigint",
                nullable: true);

            migrationBuilder.Sql(
                """
                ALTER TABLE ledger_entries
                    DROP CONSTRAINT ck_ledger_entries_cause,
                    ADD CONSTRAINT ck_ledger_entries_cause CHECK (
                        (cause = 'charge' AND amount > 0 AND payment_id IS NULL AND reservation_id IS NULL)
                        OR (cause = 'payment' AND amount <= 0 AND payment_id IS NOT NULL AND reservation_id IS NOT NULL)
                        OR (cause = 'refund' AND amount >= 0 AND payment_id IS NOT NULL AND reservation_id IS NOT NULL)
                        OR (cause = 'charge_cancellation' AND amount <> 0 AND payment_id IS NULL AND reservation_id IS NULL)
                        OR (cause = 'forfeit' AND amount < 0 AND balance_after = 0 AND payment_id IS NULL
                            AND reservation_id IS NULL)) NOT VALID;

                -- A closed wallet stays closed, pays nothing and had no balance when it was closed. The conditions read only
                -- the row: a purchase runs no function.
                CREATE FUNCTION refuse_closed_wallet() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    RAISE EXCEPTION 'The wallet of an erased account gets only refunds'
                        USING ERRCODE = 'check_violation', CONSTRAINT = 'ck_wallets_closed';
                END $$;
                CREATE TRIGGER refuse_closed_wallet AFTER UPDATE ON wallets FOR EACH ROW
                    WHEN ((OLD.closed_after IS NOT NULL
                            AND (NEW.closed_after IS DISTINCT FROM OLD.closed_after OR NEW.balance < OLD.balance))
                        OR (OLD.closed_after IS NULL AND NEW.closed_after IS NOT NULL
                            AND (NEW.balance <> 0 OR NEW.closed_after <> NEW.entry_count)))
                    EXECUTE FUNCTION refuse_closed_wallet();

                CREATE FUNCTION refuse_charge_of_closed_wallet() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    IF EXISTS (SELECT FROM wallets WHERE user_id = NEW.user_id AND closed_after < NEW.sequence) THEN
                        RAISE EXCEPTION 'The wallet of an erased account gets only refunds'
                            USING ERRCODE = 'check_violation', CONSTRAINT = 'ck_wallets_closed';
                    END IF;
                    RETURN NULL;
                END $$;
                CREATE TRIGGER refuse_charge_of_closed_wallet AFTER INSERT ON ledger_entries FOR EACH ROW
                    WHEN (NEW.cause = 'charge') EXECUTE FUNCTION refuse_charge_of_closed_wallet();

                CREATE TABLE authenticators (
                    user_id uuid NOT NULL,
                    secret bytea NOT NULL,
                    proposed_at timestamptz NOT NULL,
                    enabled_at timestamptz,
                    last_step bigint NOT NULL DEFAULT 0,
                    CONSTRAINT pk_authenticators PRIMARY KEY (user_id),
                    CONSTRAINT fk_authenticators_accounts_user_id FOREIGN KEY (user_id) REFERENCES accounts (id)
                        ON DELETE CASCADE
                );
                CREATE TABLE recovery_codes (
                    user_id uuid NOT NULL,
                    hash bytea NOT NULL,
                    used_at timestamptz,
                    CONSTRAINT pk_recovery_codes PRIMARY KEY (user_id, hash),
                    CONSTRAINT fk_recovery_codes_authenticators_user_id FOREIGN KEY (user_id)
                        REFERENCES authenticators (user_id) ON DELETE CASCADE,
                    CONSTRAINT ck_recovery_codes_hash CHECK (octet_length(hash) = 32)
                );

                -- A code works once: the time step only grows, and a used recovery code stays used.
                CREATE FUNCTION refuse_used_code() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    RAISE EXCEPTION 'A code works once'
                        USING ERRCODE = 'check_violation', CONSTRAINT = 'ck_authenticators_once';
                END $$;
                CREATE TRIGGER refuse_used_code AFTER UPDATE OF last_step ON authenticators FOR EACH ROW
                    WHEN (NEW.last_step <= OLD.last_step) EXECUTE FUNCTION refuse_used_code();
                CREATE TRIGGER refuse_used_code AFTER UPDATE OF used_at ON recovery_codes FOR EACH ROW
                    WHEN (OLD.used_at IS NOT NULL) EXECUTE FUNCTION refuse_used_code();
                """);

            // For the export. Only few mails are about an account itself: a purchase writes nothing into the index. Beside
            // the writes, so outside the transaction, and repeatable.
            migrationBuilder.Sql("DROP INDEX CONCURRENTLY IF EXISTS ix_mails_account", suppressTransaction: true);
            migrationBuilder.Sql(
                "CREATE INDEX CONCURRENTLY ix_mails_account ON mails (user_id) WHERE concert_id = 0",
                suppressTransaction: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(
                """
                DROP INDEX ix_mails_account;
                DROP TABLE recovery_codes;
                DROP TABLE authenticators;
                DROP FUNCTION refuse_used_code();
                DROP TRIGGER refuse_charge_of_closed_wallet ON ledger_entries;
                DROP FUNCTION refuse_charge_of_closed_wallet();
                DROP TRIGGER refuse_closed_wallet ON wallets;
                DROP FUNCTION refuse_closed_wallet();
                ALTER TABLE ledger_entries
                    DROP CONSTRAINT ck_ledger_entries_cause,
                    ADD CONSTRAINT ck_ledger_entries_cause CHECK (
                        (cause = 'charge' AND amount > 0 AND payment_id IS NULL AND reservation_id IS NULL)
                        OR (cause = 'payment' AND amount <= 0 AND payment_id IS NOT NULL AND reservation_id IS NOT NULL)
                        OR (cause = 'refund' AND amount >= 0 AND payment_id IS NOT NULL AND reservation_id IS NOT NULL)
                        OR (cause = 'charge_cancellation' AND amount <> 0 AND payment_id IS NULL AND reservation_id IS NULL))
                        NOT VALID;
                """);

            migrationBuilder.DropColumn(name: "closed_after", table: "wallets");
        }
    }
}

using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ConcertReservation.Infrastructure.Database.Migrations
{
    /// <summary>
    /// Security events, the hashes of mailed tokens, and three columns of accounts without a default, so that PostgreSQL
    /// changes only the catalogue. The new tables are not in the model, because only SQL uses them; the version before does
    /// not. The kinds of mails are checked for new rows only. An instance of the version before cannot read a mail of the
    /// new kinds: its round fails and is repeated until an instance of this version has sent the mail.
    /// </summary>
    public partial class Security : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "email_verified_at",
                table: "accounts",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "reset_mailed_at",
                table: "accounts",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "verification_mailed_at",
                table: "accounts",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.Sql(
                """
                CREATE TABLE security_events (
                    id uuid NOT NULL,
                    at timestamptz NOT NULL,
                    kind text NOT NULL,
                    user_id uuid,
                    email text,
                    by_user_id uuid,
                    address text NOT NULL,
                    user_agent text NOT NULL,
                    times int NOT NULL DEFAULT 1,
                    detail text,
                    CONSTRAINT pk_security_events PRIMARY KEY (id),
                    CONSTRAINT ck_security_events_times CHECK (times > 0),
                    -- An account has its address itself, so that an erased address is nowhere else.
                    CONSTRAINT ck_security_events_email CHECK (user_id IS NULL OR email IS NULL)
                );
                CREATE INDEX ix_security_events_user_id ON security_events (user_id, id) WHERE user_id IS NOT NULL;
                CREATE INDEX ix_security_events_email ON security_events (email, id) WHERE email IS NOT NULL;
                CREATE INDEX ix_security_events_kind ON security_events (kind, id);
                CREATE INDEX ix_security_events_at ON security_events (at);

                CREATE TABLE account_tokens (
                    hash bytea NOT NULL,
                    kind text NOT NULL,
                    user_id uuid NOT NULL,
                    email text NOT NULL,
                    created_at timestamptz NOT NULL,
                    expires_at timestamptz NOT NULL,
                    used_at timestamptz,
                    CONSTRAINT pk_account_tokens PRIMARY KEY (hash),
                    CONSTRAINT fk_account_tokens_accounts FOREIGN KEY (user_id) REFERENCES accounts (id) ON DELETE CASCADE,
                    CONSTRAINT ck_account_tokens_hash CHECK (octet_length(hash) = 32),
                    CONSTRAINT ck_account_tokens_kind CHECK (kind IN ('password_reset', 'email_verification')),
                    CONSTRAINT ck_account_tokens_expiry CHECK (expires_at > created_at)
                );
                CREATE INDEX ix_account_tokens_user_id ON account_tokens (user_id, kind);
                CREATE INDEX ix_account_tokens_expires_at ON account_tokens (expires_at);

                ALTER TABLE mails DROP CONSTRAINT ck_mails_kind;
                ALTER TABLE mails ADD CONSTRAINT ck_mails_kind CHECK (kind IN ('confirmation', 'refund', 'moved', 'cancelled',
                    'message', 'turn_near', 'turn_began', 'password_reset', 'password_changed', 'email_verification'))
                    NOT VALID;
                -- Only a mail to an account about itself concerns no concert.
                ALTER TABLE mails ADD CONSTRAINT ck_mails_concert CHECK ((concert_id = 0) =
                    (kind IN ('password_reset', 'password_changed', 'email_verification'))) NOT VALID;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(
                """
                DROP TABLE account_tokens;
                DROP TABLE security_events;
                ALTER TABLE mails DROP CONSTRAINT ck_mails_concert;
                DELETE FROM mails WHERE kind IN ('password_reset', 'password_changed', 'email_verification');
                ALTER TABLE mails DROP CONSTRAINT ck_mails_kind;
                ALTER TABLE mails ADD CONSTRAINT ck_mails_kind
                    CHECK (kind IN ('confirmation', 'refund', 'moved', 'cancelled', 'message', 'turn_near', 'turn_began'))
                    NOT VALID;
                """);

            migrationBuilder.DropColumn(
                name: "email_verified_at",
                table: "accounts");

            migrationBuilder.DropColumn(
                name: "reset_mailed_at",
                table: "accounts");

            migrationBuilder.DropColumn(
                name: "verification_mailed_at",
                table: "accounts");
        }
    }
}

using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ConcertReservation.Infrastructure.Database.Migrations
{
    /// <summary>
    /// The outbox of mails, and the language of an account. New tables, which the version before does not use; they are not
    /// in the model, because only SQL reads them. A purchase of the version before gets no confirmation. The constant
    /// default rewrites no account, and the check is not validated, because each account has the default: PostgreSQL changes
    /// only the catalogue.
    /// </summary>
    public partial class Mails : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "language",
                table: "accounts",
                type: "text",
                nullable: false,
                defaultValue: "ko");

            migrationBuilder.Sql(
                """
                ALTER TABLE accounts ADD CONSTRAINT ck_accounts_language CHECK (language IN ('ko', 'en')) NOT VALID;

                CREATE TABLE mailings (
                    id uuid NOT NULL,
                    kind text NOT NULL,
                    concert_id bigint NOT NULL,
                    performance_id bigint,
                    content json,
                    created_at timestamptz NOT NULL,
                    last_seat_id bigint NOT NULL DEFAULT 0,
                    last_reservation_id uuid,
                    written int NOT NULL DEFAULT 0,
                    finished_at timestamptz,
                    CONSTRAINT pk_mailings PRIMARY KEY (id),
                    CONSTRAINT ck_mailings_kind CHECK (kind IN ('moved', 'cancelled', 'message'))
                );
                CREATE INDEX ix_mailings_open ON mailings (created_at) WHERE finished_at IS NULL;

                -- A purchase writes a row and two small indexes: no foreign key, because a row refers to what is never deleted,
                -- or is dropped when it is sent.
                CREATE TABLE mails (
                    id uuid NOT NULL,
                    kind text NOT NULL,
                    concert_id bigint NOT NULL,
                    user_id uuid,
                    reservation_id uuid,
                    mailing_id uuid,
                    content json,
                    bulk boolean NOT NULL DEFAULT false,
                    status text NOT NULL DEFAULT 'queued',
                    edition int NOT NULL DEFAULT 1,
                    attempts int NOT NULL DEFAULT 0,
                    queued_at timestamptz NOT NULL,
                    due_at timestamptz NOT NULL,
                    ended_at timestamptz,
                    reason text,
                    CONSTRAINT pk_mails PRIMARY KEY (id),
                    CONSTRAINT fk_mails_mailings FOREIGN KEY (mailing_id) REFERENCES mailings (id),
                    CONSTRAINT ck_mails_kind CHECK (kind IN ('confirmation', 'refund', 'moved', 'cancelled', 'message')),
                    CONSTRAINT ck_mails_status CHECK (status IN ('queued', 'sent', 'given_up', 'dropped')),
                    CONSTRAINT ck_mails_ended CHECK ((status = 'queued') = (ended_at IS NULL))
                );
                CREATE INDEX ix_mails_due ON mails (bulk, due_at) WHERE status = 'queued';
                CREATE INDEX ix_mails_ended ON mails (queued_at) WHERE status <> 'queued';
                CREATE UNIQUE INDEX ux_mails_mailing ON mails (mailing_id, user_id) WHERE mailing_id IS NOT NULL;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(
                """
                DROP TABLE mails;
                DROP TABLE mailings;
                """);

            migrationBuilder.DropColumn(name: "language", table: "accounts");
        }
    }
}

using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ConcertReservation.Infrastructure.Database.Migrations
{
    /// <summary>
    /// Mails about turns, the language of a holder, and when each edition of a mail was sent. New columns without a default
    /// change only the catalogue; the checks are not validated, because no row can violate them. The new index is empty but
    /// for check-ins that were undone: the staff's writes wait while PostgreSQL reads the audit log. The version before
    /// admits without these mails, and removes no request; the next admission of this version does.
    /// </summary>
    public partial class TurnMails : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "holder_language",
                table: "reservations",
                type: "text",
                nullable: true);

            migrationBuilder.Sql(
                """
                ALTER TABLE reservations
                    ADD CONSTRAINT ck_reservations_holder_language CHECK (
                        holder_language IS NULL OR (user_id IS NULL AND holder_language IN ('ko', 'en'))) NOT VALID;

                ALTER TABLE mails
                    ADD COLUMN token_id uuid,
                    ADD COLUMN sent_at timestamptz[],
                    DROP CONSTRAINT ck_mails_kind,
                    ADD CONSTRAINT ck_mails_kind CHECK (kind IN ('confirmation', 'refund', 'moved', 'cancelled',
                        'message', 'turn_near', 'turn_began')) NOT VALID,
                    ADD CONSTRAINT ck_mails_token CHECK (
                        (kind IN ('turn_near', 'turn_began')) = (token_id IS NOT NULL)) NOT VALID;

                -- A row for each customer who waits and wants mails about the turn. An admission removes it.
                CREATE TABLE turn_mails (
                    concert_id bigint NOT NULL,
                    place bigint NOT NULL,
                    token_id uuid NOT NULL,
                    requested_at timestamptz NOT NULL,
                    near_at timestamptz,
                    CONSTRAINT pk_turn_mails PRIMARY KEY (concert_id, place)
                );
                CREATE INDEX ix_turn_mails_near ON turn_mails (concert_id, place) WHERE near_at IS NULL;

                CREATE INDEX ix_audit_entries_undone ON audit_entries (target) WHERE action = 'ticket.undo_check_in';
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(
                """
                DROP INDEX ix_audit_entries_undone;
                DROP TABLE turn_mails;
                DELETE FROM mails WHERE token_id IS NOT NULL;
                ALTER TABLE mails
                    DROP CONSTRAINT ck_mails_token,
                    DROP COLUMN token_id,
                    DROP COLUMN sent_at,
                    DROP CONSTRAINT ck_mails_kind,
                    ADD CONSTRAINT ck_mails_kind
                        CHECK (kind IN ('confirmation', 'refund', 'moved', 'cancelled', 'message')) NOT VALID;
                """);

            migrationBuilder.DropCheckConstraint(
                name: "ck_reservations_holder_language",
                table: "reservations");

            migrationBuilder.DropColumn(
                name: "holder_language",
                table: "reservations");
        }
    }
}

using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ConcertReservation.Infrastructure.Database.Migrations
{
    /// <summary>
    /// Blocked seats, and reservations that an operator issues for a holder without an account. The three indexes
    /// are empty: payments and holds wait while PostgreSQL reads the table for each, and all reads go on. The rest needs only an instant. The constraints
    /// are not validated, because no row can violate them: each allows what the one before allowed. The version before
    /// writes a user in every row, and cannot read a row without one, or a blocked seat.
    /// </summary>
    public partial class HouseSeats : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "ix_payments_not_from_wallets",
                table: "payments",
                column: "concert_id",
                filter: "method <> 'wallet'");

            migrationBuilder.AddColumn<string>(
                name: "holder_email",
                table: "reservations",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "holder_name",
                table: "reservations",
                type: "text",
                nullable: true);

            migrationBuilder.Sql(
                """
                ALTER TABLE payments
                ALTER COLUMN user_id DROP NOT NULL,
                ADD CONSTRAINT ck_payments_user CHECK ((method = 'wallet') = (user_id IS NOT NULL)) NOT VALID;
                ALTER TABLE refunds ALTER COLUMN user_id DROP NOT NULL;
                ALTER TABLE reservations
                ALTER COLUMN user_id DROP NOT NULL,
                DROP CONSTRAINT ck_reservations_times,
                ADD CONSTRAINT ck_reservations_times
                CHECK (expires_at > held_at OR (user_id IS NULL AND expires_at = held_at)) NOT VALID,
                ADD CONSTRAINT ck_reservations_holder CHECK (
                    (user_id IS NOT NULL AND holder_name IS NULL AND holder_email IS NULL)
                    OR (user_id IS NULL AND holder_name IS NOT NULL AND paid_at IS NOT NULL)) NOT VALID;
                CREATE INDEX ix_reservations_holder_name ON reservations (lower(holder_name) text_pattern_ops)
                    WHERE holder_name IS NOT NULL;
                CREATE INDEX ix_reservations_holder_email ON reservations (lower(holder_email) text_pattern_ops)
                    WHERE holder_email IS NOT NULL;
                ALTER TABLE seats
                DROP CONSTRAINT ck_seats_status,
                ADD CONSTRAINT ck_seats_status CHECK (
                    (status IN ('available', 'blocked') AND reservation_id IS NULL AND held_until IS NULL)
                    OR (status = 'held' AND reservation_id IS NOT NULL AND held_until IS NOT NULL)
                    OR (status = 'sold' AND reservation_id IS NOT NULL AND held_until IS NULL)) NOT VALID
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "ck_seats_status",
                table: "seats");

            migrationBuilder.DropCheckConstraint(
                name: "ck_reservations_holder",
                table: "reservations");

            migrationBuilder.DropCheckConstraint(
                name: "ck_reservations_times",
                table: "reservations");

            migrationBuilder.DropIndex(
                name: "ix_payments_not_from_wallets",
                table: "payments");

            migrationBuilder.DropCheckConstraint(
                name: "ck_payments_user",
                table: "payments");

            migrationBuilder.DropColumn(
                name: "holder_email",
                table: "reservations");

            migrationBuilder.DropColumn(
                name: "holder_name",
                table: "reservations");

            migrationBuilder.AlterColumn<Guid>(
                name: "user_id",
                table: "reservations",
                type: "uuid",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"),
                oldClrType: typeof(Guid),
                oldType: "uuid",
                oldNullable: true);

            migrationBuilder.AlterColumn<Guid>(
                name: "user_id",
                table: "refunds",
                type: "uuid",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"),
                oldClrType: typeof(Guid),
                oldType: "uuid",
                oldNullable: true);

            migrationBuilder.AlterColumn<Guid>(
                name: "user_id",
                table: "payments",
                type: "uuid",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"),
                oldClrType: typeof(Guid),
                oldType: "uuid",
                oldNullable: true);

            migrationBuilder.AddCheckConstraint(
                name: "ck_seats_status",
                table: "seats",
                sql: "(status = 'available' AND reservation_id IS NULL AND held_until IS NULL)\nOR (status = 'held' AND reservation_id IS NOT NULL AND held_until IS NOT NULL)\nOR (status = 'sold' AND reservation_id IS NOT NULL AND held_until IS NULL)");

            migrationBuilder.AddCheckConstraint(
                name: "ck_reservations_times",
                table: "reservations",
                sql: "expires_at > held_at");
        }
    }
}

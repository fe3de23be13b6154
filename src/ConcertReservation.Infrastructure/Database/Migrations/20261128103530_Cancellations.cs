using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ConcertReservation.Infrastructure.Database.Migrations
{
    /// <summary>
    /// Cancelled performances and their refunds. Needs only an instant: the new constraints are not validated, because no
    /// row can violate them. The triggers are the second guard of a hold and of a check-in, also against an instance of the
    /// version before, which does not know that a performance can be cancelled.
    /// </summary>
    public partial class Cancellations : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "ck_wallets_balance",
                table: "wallets");

            migrationBuilder.DropCheckConstraint(
                name: "ck_reservations_checked_in",
                table: "reservations");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "cancelled_at",
                table: "performances",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "cancelled_at",
                table: "concerts",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "cancellation_refunds",
                columns: table => new
                {
                    performance_id = table.Column<long>(type: "bigint", nullable: false),
                    reservation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    concert_id = table.Column<long>(type: "bigint", nullable: false),
                    status = table.Column<string>(type: "text", nullable: false),
                    failures = table.Column<int>(type: "integer", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: true),
                    failed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    retry_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_cancellation_refunds", x => new { x.performance_id, x.reservation_id });
                    table.CheckConstraint("ck_cancellation_refunds_status", "(status = 'failed' AND reason IS NOT NULL AND failed_at IS NOT NULL AND retry_at IS NOT NULL)\nOR (status = 'pending' AND reason IS NULL) OR status = 'refunded'");
                    table.ForeignKey(
                        name: "fk_cancellation_refunds_performances_performance_id",
                        column: x => x.performance_id,
                        principalTable: "performances",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_cancellation_refunds_reservations_reservation_id",
                        column: x => x.reservation_id,
                        principalTable: "reservations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "cancellations",
                columns: table => new
                {
                    performance_id = table.Column<long>(type: "bigint", nullable: false),
                    concert_id = table.Column<long>(type: "bigint", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: false),
                    operator_id = table.Column<Guid>(type: "uuid", nullable: false),
                    started_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    finished_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    total = table.Column<int>(type: "integer", nullable: false),
                    refunded = table.Column<int>(type: "integer", nullable: false),
                    failed = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_cancellations", x => x.performance_id);
                    table.CheckConstraint("ck_cancellations_counts", "total >= 0 AND refunded >= 0 AND failed >= 0 AND refunded + failed <= total\nAND (finished_at IS NOT NULL) = (refunded + failed = total)");
                    table.ForeignKey(
                        name: "fk_cancellations_accounts_operator_id",
                        column: x => x.operator_id,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_cancellations_concerts_concert_id",
                        column: x => x.concert_id,
                        principalTable: "concerts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_cancellations_performances_performance_id",
                        column: x => x.performance_id,
                        principalTable: "performances",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.Sql(
                """
                ALTER TABLE wallets ADD CONSTRAINT ck_wallets_balance CHECK (balance >= 0) NOT VALID;
                ALTER TABLE reservations ADD CONSTRAINT ck_reservations_checked_in
                    CHECK (checked_in_at IS NULL OR status IN ('paid', 'refunded')) NOT VALID;
                ALTER TABLE ledger_entries ADD CONSTRAINT ck_ledger_entries_charge_limit
                    CHECK (cause <> 'charge' OR balance_after <= 1000000000) NOT VALID;

                CREATE FUNCTION refuse_cancelled_performance() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    IF EXISTS (
                        SELECT FROM performances
                        WHERE (concert_id, id) IN (SELECT concert_id, performance_id FROM written)
                            AND cancelled_at IS NOT NULL) THEN
                        RAISE EXCEPTION 'The performance is cancelled.';
                    END IF;
                    RETURN NULL;
                END $$;
                CREATE TRIGGER refuse_cancelled_performance AFTER INSERT ON reservations
                REFERENCING NEW TABLE AS written
                FOR EACH STATEMENT EXECUTE FUNCTION refuse_cancelled_performance();
                CREATE TRIGGER refuse_cancelled_performance AFTER INSERT ON check_ins
                REFERENCING NEW TABLE AS written
                FOR EACH STATEMENT EXECUTE FUNCTION refuse_cancelled_performance();
                """);

            migrationBuilder.CreateIndex(
                name: "ix_cancellation_refunds_listed",
                table: "cancellation_refunds",
                columns: new[] { "performance_id", "reservation_id" },
                filter: "reason IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_cancellation_refunds_pending",
                table: "cancellation_refunds",
                columns: new[] { "performance_id", "reservation_id" },
                filter: "status = 'pending'");

            migrationBuilder.CreateIndex(
                name: "ix_cancellations_concert_id",
                table: "cancellations",
                column: "concert_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(
                """
                DROP TRIGGER refuse_cancelled_performance ON check_ins;
                DROP TRIGGER refuse_cancelled_performance ON reservations;
                DROP FUNCTION refuse_cancelled_performance();
                """);

            migrationBuilder.DropTable(
                name: "cancellation_refunds");

            migrationBuilder.DropTable(
                name: "cancellations");

            migrationBuilder.DropCheckConstraint(
                name: "ck_wallets_balance",
                table: "wallets");

            migrationBuilder.DropCheckConstraint(
                name: "ck_reservations_checked_in",
                table: "reservations");

            migrationBuilder.DropCheckConstraint(
                name: "ck_ledger_entries_charge_limit",
                table: "ledger_entries");

            migrationBuilder.DropColumn(
                name: "cancelled_at",
                table: "performances");

            migrationBuilder.DropColumn(
                name: "cancelled_at",
                table: "concerts");

            migrationBuilder.AddCheckConstraint(
                name: "ck_wallets_balance",
                table: "wallets",
                sql: "balance BETWEEN 0 AND 1000000000");

            migrationBuilder.AddCheckConstraint(
                name: "ck_reservations_checked_in",
                table: "reservations",
                sql: "checked_in_at IS NULL OR status = 'paid'");
        }
    }
}

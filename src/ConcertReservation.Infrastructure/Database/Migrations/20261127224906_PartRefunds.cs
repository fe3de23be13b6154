using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ConcertReservation.Infrastructure.Database.Migrations
{
    /// <summary>
    /// Refunds of some seats of a reservation. The new index of the payments is built before the old one is dropped, and
    /// before the other tables are locked: payments and charges wait while it is built, and all reads go on. The rest needs
    /// only an instant. The constraint is not validated, because no row can violate it.
    /// </summary>
    public partial class PartRefunds : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "ux_ledger_entries_payment",
                table: "ledger_entries",
                column: "reservation_id",
                unique: true,
                filter: "cause = 'payment'");

            migrationBuilder.CreateIndex(
                name: "ix_ledger_entries_refund",
                table: "ledger_entries",
                column: "reservation_id",
                filter: "cause = 'refund'");

            migrationBuilder.DropIndex(
                name: "ux_ledger_entries_reservation",
                table: "ledger_entries");

            migrationBuilder.DropIndex(
                name: "ix_refunds_payment_id",
                table: "refunds");

            migrationBuilder.DropIndex(
                name: "ix_refunds_reservation_id",
                table: "refunds");

            migrationBuilder.AddColumn<long>(
                name: "refunded_part",
                table: "reservations",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<bool>(
                name: "is_last",
                table: "refunds",
                type: "boolean",
                nullable: false,
                defaultValue: true);

            migrationBuilder.CreateTable(
                name: "refunded_seats",
                columns: table => new
                {
                    reservation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    seat_id = table.Column<long>(type: "bigint", nullable: false),
                    refund_id = table.Column<Guid>(type: "uuid", nullable: false),
                    concert_id = table.Column<long>(type: "bigint", nullable: false),
                    price = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_refunded_seats", x => new { x.reservation_id, x.seat_id });
                    table.CheckConstraint("ck_refunded_seats_price", "price BETWEEN 0 AND 10000000");
                    table.ForeignKey(
                        name: "fk_refunded_seats_concerts_concert_id",
                        column: x => x.concert_id,
                        principalTable: "concerts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_refunded_seats_refunds_refund_id",
                        column: x => x.refund_id,
                        principalTable: "refunds",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_refunded_seats_reservations_reservation_id",
                        column: x => x.reservation_id,
                        principalTable: "reservations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_refunded_seats_seats_seat_id",
                        column: x => x.seat_id,
                        principalTable: "seats",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_refunds_payment_id",
                table: "refunds",
                column: "payment_id",
                unique: true,
                filter: "is_last");

            migrationBuilder.CreateIndex(
                name: "ix_refunds_reservation_id",
                table: "refunds",
                column: "reservation_id");

            migrationBuilder.Sql(
                """
                ALTER TABLE reservations
                ADD CONSTRAINT ck_reservations_refunded_part CHECK (refunded_part BETWEEN 0 AND total_price) NOT VALID
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "refunded_seats");

            migrationBuilder.DropCheckConstraint(
                name: "ck_reservations_refunded_part",
                table: "reservations");

            migrationBuilder.DropIndex(
                name: "ix_refunds_payment_id",
                table: "refunds");

            migrationBuilder.DropIndex(
                name: "ix_refunds_reservation_id",
                table: "refunds");

            migrationBuilder.DropIndex(
                name: "ix_ledger_entries_refund",
                table: "ledger_entries");

            migrationBuilder.DropIndex(
                name: "ux_ledger_entries_payment",
                table: "ledger_entries");

            migrationBuilder.DropColumn(
                name: "refunded_part",
                table: "reservations");

            migrationBuilder.DropColumn(
                name: "is_last",
                table: "refunds");

            migrationBuilder.CreateIndex(
                name: "ix_refunds_payment_id",
                table: "refunds",
                column: "payment_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_refunds_reservation_id",
                table: "refunds",
                column: "reservation_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ux_ledger_entries_reservation",
                table: "ledger_entries",
                columns: new[] { "reservation_id", "cause" },
                unique: true,
                filter: "reservation_id IS NOT NULL");
        }
    }
}

using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ConcertReservation.Infrastructure.Database.Migrations
{
    /// <inheritdoc />
    public partial class LeanPurchases : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_seats_concert_id",
                table: "seats");

            migrationBuilder.DropIndex(
                name: "ix_reservations_performance_id",
                table: "reservations");

            migrationBuilder.DropIndex(
                name: "ix_reservation_seats_concert_id",
                table: "reservation_seats");

            migrationBuilder.DropIndex(
                name: "ix_queue_tokens_user_id",
                table: "queue_tokens");

            migrationBuilder.DropIndex(
                name: "ix_payments_concert_id",
                table: "payments");

            migrationBuilder.DropIndex(
                name: "ix_ledger_entries_payment_id",
                table: "ledger_entries");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "ix_seats_concert_id",
                table: "seats",
                column: "concert_id");

            migrationBuilder.CreateIndex(
                name: "ix_reservations_performance_id",
                table: "reservations",
                column: "performance_id");

            migrationBuilder.CreateIndex(
                name: "ix_reservation_seats_concert_id",
                table: "reservation_seats",
                column: "concert_id");

            migrationBuilder.CreateIndex(
                name: "ix_queue_tokens_user_id",
                table: "queue_tokens",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_payments_concert_id",
                table: "payments",
                column: "concert_id");

            migrationBuilder.CreateIndex(
                name: "ix_ledger_entries_payment_id",
                table: "ledger_entries",
                column: "payment_id",
                filter: "payment_id IS NOT NULL");
        }
    }
}

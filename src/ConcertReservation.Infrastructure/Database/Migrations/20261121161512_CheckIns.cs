using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ConcertReservation.Infrastructure.Database.Migrations
{
    /// <inheritdoc />
    public partial class CheckIns : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_reservations_concert_id",
                table: "reservations");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "checked_in_at",
                table: "reservations",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "ix_reservations_concert_id_id",
                table: "reservations",
                columns: new[] { "concert_id", "id" });

            migrationBuilder.AddCheckConstraint(
                name: "ck_reservations_checked_in",
                table: "reservations",
                sql: "checked_in_at IS NULL OR status = 'paid'");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_reservations_concert_id_id",
                table: "reservations");

            migrationBuilder.DropCheckConstraint(
                name: "ck_reservations_checked_in",
                table: "reservations");

            migrationBuilder.DropColumn(
                name: "checked_in_at",
                table: "reservations");

            migrationBuilder.CreateIndex(
                name: "ix_reservations_concert_id",
                table: "reservations",
                column: "concert_id");
        }
    }
}

using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ConcertReservation.Infrastructure.Database.Migrations
{
    /// <summary>
    /// A check-in for each seat. What was checked in before gets a row for each seat of its reservation; the version
    /// before goes on to write <c>reservations.checked_in_at</c>, which counts as all seats.
    /// </summary>
    public partial class SeatCheckIns : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "check_ins",
                columns: table => new
                {
                    reservation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    seat_id = table.Column<long>(type: "bigint", nullable: false),
                    concert_id = table.Column<long>(type: "bigint", nullable: false),
                    performance_id = table.Column<long>(type: "bigint", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_check_ins", x => new { x.reservation_id, x.seat_id });
                    table.ForeignKey(
                        name: "fk_check_ins_performances_performance_id",
                        column: x => x.performance_id,
                        principalTable: "performances",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_check_ins_reservation_seats_reservation_id_seat_id",
                        columns: x => new { x.reservation_id, x.seat_id },
                        principalTable: "reservation_seats",
                        principalColumns: new[] { "reservation_id", "seat_id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_check_ins_performance_id",
                table: "check_ins",
                column: "performance_id");

            migrationBuilder.Sql("""
                INSERT INTO check_ins (reservation_id, seat_id, concert_id, performance_id, at)
                SELECT reservations.id, reserved.seat_id, reservations.concert_id, reservations.performance_id,
                    reservations.checked_in_at
                FROM reservations JOIN reservation_seats AS reserved ON reserved.reservation_id = reservations.id
                WHERE reservations.checked_in_at IS NOT NULL
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "check_ins");
        }
    }
}

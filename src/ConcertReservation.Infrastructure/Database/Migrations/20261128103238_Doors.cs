using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ConcertReservation.Infrastructure.Database.Migrations
{
    /// <summary>
    /// What doors without a network upload, and the door of a check-in. The version before goes on to write check-ins without a
    /// door: they count as another one's.
    /// </summary>
    public partial class Doors : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "device_id",
                table: "check_ins",
                type: "character varying(64)",
                maxLength: 64,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "door_admissions",
                columns: table => new
                {
                    reservation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    seat_id = table.Column<long>(type: "bigint", nullable: false),
                    device_id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    reported_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    concert_id = table.Column<long>(type: "bigint", nullable: false),
                    performance_id = table.Column<long>(type: "bigint", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    outcome = table.Column<string>(type: "text", nullable: false),
                    earlier_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    earlier_device_id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_door_admissions", x => new { x.reservation_id, x.seat_id, x.device_id, x.reported_at });
                    table.CheckConstraint("ck_door_admissions_conflict", "(outcome = 'conflict') = (earlier_at IS NOT NULL) AND device_id IS DISTINCT FROM earlier_device_id");
                    table.CheckConstraint("ck_door_admissions_outcome", "outcome IN ('admitted', 'conflict', 'refunded')");
                    table.ForeignKey(
                        name: "fk_door_admissions_performances_performance_id",
                        column: x => x.performance_id,
                        principalTable: "performances",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_door_admissions_reservations_reservation_id",
                        column: x => x.reservation_id,
                        principalTable: "reservations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_door_admissions_problems",
                table: "door_admissions",
                columns: new[] { "performance_id", "at" },
                filter: "outcome <> 'admitted'");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "door_admissions");

            migrationBuilder.DropColumn(
                name: "device_id",
                table: "check_ins");
        }
    }
}

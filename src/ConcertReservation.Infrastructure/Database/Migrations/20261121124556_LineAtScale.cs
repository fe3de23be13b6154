using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ConcertReservation.Infrastructure.Database.Migrations
{
    /// <inheritdoc />
    public partial class LineAtScale : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_queue_tokens_left",
                table: "queue_tokens");

            migrationBuilder.CreateTable(
                name: "departures",
                columns: table => new
                {
                    concert_id = table.Column<long>(type: "bigint", nullable: false),
                    place = table.Column<long>(type: "bigint", nullable: false),
                    written_by = table.Column<ulong>(type: "xid8", nullable: false, defaultValueSql: "pg_current_xact_id()")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_departures", x => new { x.concert_id, x.place });
                    table.ForeignKey(
                        name: "fk_departures_lines_concert_id",
                        column: x => x.concert_id,
                        principalTable: "lines",
                        principalColumn: "concert_id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_departures_concert_id_written_by",
                table: "departures",
                columns: new[] { "concert_id", "written_by" });

            // Customers who left before this table existed have abandoned places too.
            migrationBuilder.Sql(
                """
                INSERT INTO departures (concert_id, place)
                SELECT concert_id, place FROM queue_tokens WHERE status = 'left' AND activated_at IS NULL
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "departures");

            migrationBuilder.CreateIndex(
                name: "ix_queue_tokens_left",
                table: "queue_tokens",
                columns: new[] { "concert_id", "place" },
                filter: "status = 'left'");
        }
    }
}

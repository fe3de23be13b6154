using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ConcertReservation.Infrastructure.Database.Migrations
{
    /// <summary>
    /// The aisles, standing areas and accessible seats of a performance. The column is not in the model, because only
    /// SQL reads it: whatever else reads a performance must not load the layout of a hall. It is null for a performance
    /// of the version before.
    /// </summary>
    public partial class SeatLayouts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("ALTER TABLE performances ADD COLUMN seat_layout jsonb");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("ALTER TABLE performances DROP COLUMN seat_layout");
        }
    }
}

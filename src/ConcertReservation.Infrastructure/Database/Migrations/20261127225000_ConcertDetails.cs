using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ConcertReservation.Infrastructure.Database.Migrations
{
    /// <summary>
    /// What customers read about a concert. The columns are null for concerts of the version before, which does not
    /// write them. PostgreSQL changes only the catalogue.
    /// </summary>
    public partial class ConcertDetails : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(name: "age_rating", table: "concerts", type: "text", nullable: true);

            migrationBuilder.AddColumn<string>(name: "description", table: "concerts", type: "text", nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "running_minutes",
                table: "concerts",
                type: "integer",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(name: "age_rating", table: "concerts");

            migrationBuilder.DropColumn(name: "description", table: "concerts");

            migrationBuilder.DropColumn(name: "running_minutes", table: "concerts");
        }
    }
}

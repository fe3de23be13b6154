using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ConcertReservation.Infrastructure.Database.Migrations
{
    /// <summary>
    /// A name has at most 100 characters as people count them, which can be more code points. From varchar to text,
    /// PostgreSQL changes only the catalogue: it neither rewrites nor scans the table.
    /// </summary>
    public partial class LongNames : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("ALTER TABLE accounts ALTER COLUMN name TYPE text;");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("ALTER TABLE accounts ALTER COLUMN name TYPE character varying(100);");
        }
    }
}

using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ConcertReservation.Infrastructure.Database.Migrations
{
    /// <summary>
    /// How the turns of a line ended recently. The table has one row for each concert, and a constant default rewrites none.
    /// The version before writes none of the columns: a line that it opens begins with the defaults, as nothing is known.
    /// </summary>
    public partial class TurnStatistics : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "turns_active",
                table: "lines",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<double>(
                name: "turns_active_seconds",
                table: "lines",
                type: "double precision",
                nullable: false,
                defaultValue: 0.0);

            migrationBuilder.AddColumn<double>(
                name: "turns_ended_early",
                table: "lines",
                type: "double precision",
                nullable: false,
                defaultValue: 0.0);

            migrationBuilder.AddColumn<double>(
                name: "turns_no_shows",
                table: "lines",
                type: "double precision",
                nullable: false,
                defaultValue: 0.0);

            migrationBuilder.AddColumn<double>(
                name: "turns_expired",
                table: "lines",
                type: "double precision",
                nullable: false,
                defaultValue: 0.0);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "turns_counted_at",
                table: "lines",
                type: "timestamp with time zone",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(name: "turns_counted_at", table: "lines");

            migrationBuilder.DropColumn(name: "turns_expired", table: "lines");

            migrationBuilder.DropColumn(name: "turns_no_shows", table: "lines");

            migrationBuilder.DropColumn(name: "turns_ended_early", table: "lines");

            migrationBuilder.DropColumn(name: "turns_active_seconds", table: "lines");

            migrationBuilder.DropColumn(name: "turns_active", table: "lines");
        }
    }
}

using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ConcertReservation.Infrastructure.Database.Migrations
{
    /// <summary>
    /// Drafts, hidden and removed concerts; moved dates and changed prices; the notice of a line. PostgreSQL changes only
    /// the catalogue; the new conditions are checked on two tables with a row for each concert and performance.
    /// </summary>
    public partial class Drafts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "moved_at",
                table: "performances",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "moved_from",
                table: "performances",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "price_edition",
                table: "performances",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "notice_sent_at",
                table: "lines",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "notice_subject",
                table: "lines",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "notice_text",
                table: "lines",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "draft",
                table: "concerts",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "hidden",
                table: "concerts",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "removed_at",
                table: "concerts",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddCheckConstraint(
                name: "ck_performances_moved",
                table: "performances",
                sql: "(moved_from IS NULL) = (moved_at IS NULL)");

            migrationBuilder.AddCheckConstraint(
                name: "ck_lines_notice",
                table: "lines",
                sql: "(notice_subject IS NULL) = (notice_sent_at IS NULL) AND (notice_text IS NULL) = (notice_sent_at IS NULL)");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "ck_performances_moved",
                table: "performances");

            migrationBuilder.DropCheckConstraint(
                name: "ck_lines_notice",
                table: "lines");

            migrationBuilder.DropColumn(
                name: "moved_at",
                table: "performances");

            migrationBuilder.DropColumn(
                name: "moved_from",
                table: "performances");

            migrationBuilder.DropColumn(
                name: "price_edition",
                table: "performances");

            migrationBuilder.DropColumn(
                name: "notice_sent_at",
                table: "lines");

            migrationBuilder.DropColumn(
                name: "notice_subject",
                table: "lines");

            migrationBuilder.DropColumn(
                name: "notice_text",
                table: "lines");

            migrationBuilder.DropColumn(
                name: "draft",
                table: "concerts");

            migrationBuilder.DropColumn(
                name: "hidden",
                table: "concerts");

            migrationBuilder.DropColumn(
                name: "removed_at",
                table: "concerts");
        }
    }
}

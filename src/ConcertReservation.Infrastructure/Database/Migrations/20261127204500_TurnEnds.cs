using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ConcertReservation.Infrastructure.Database.Migrations
{
    /// <summary>
    /// The end of a turn, its last hold and its first payment. The columns are null for tokens of the version before, which
    /// does not write them. The index is created first: while it is built, joins and admissions wait and all reads go on.
    /// The columns and the constraint need only an instant. The constraint is not validated, because no row can violate it:
    /// validation would read the whole table.
    /// </summary>
    public partial class TurnEnds : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "ix_queue_tokens_ended",
                table: "queue_tokens",
                columns: new[] { "user_id", "concert_id" },
                filter: "status IN ('completed', 'expired', 'left')");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "turn_ends_at",
                table: "queue_tokens",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "last_held_at",
                table: "queue_tokens",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "paid_at",
                table: "queue_tokens",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.Sql(
                """
                ALTER TABLE queue_tokens
                ADD CONSTRAINT ck_queue_tokens_turn CHECK (last_held_at < turn_ends_at) NOT VALID
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(name: "ck_queue_tokens_turn", table: "queue_tokens");

            migrationBuilder.DropColumn(name: "paid_at", table: "queue_tokens");

            migrationBuilder.DropColumn(name: "last_held_at", table: "queue_tokens");

            migrationBuilder.DropColumn(name: "turn_ends_at", table: "queue_tokens");

            migrationBuilder.DropIndex(name: "ix_queue_tokens_ended", table: "queue_tokens");
        }
    }
}

using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ConcertReservation.Infrastructure.Database.Migrations
{
    /// <summary>
    /// How a reservation was paid. The version before pays from wallets and does not write the column. The constraint is
    /// not validated, because no row can violate it.
    /// </summary>
    public partial class PaymentMethods : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "method",
                table: "payments",
                type: "text",
                nullable: false,
                defaultValue: "wallet");

            migrationBuilder.Sql(
                """
                ALTER TABLE payments ADD CONSTRAINT ck_payments_method
                CHECK (method IN ('wallet', 'box_office') OR (method = 'comp' AND amount = 0)) NOT VALID
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(name: "ck_payments_method", table: "payments");

            migrationBuilder.DropColumn(
                name: "method",
                table: "payments");
        }
    }
}

using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ConcertReservation.Infrastructure.Database.Migrations
{
    /// <summary>
    /// Charges at a payment provider. The ledger gets a column that is null in every row, and constraints that are not
    /// validated, because no row can violate them: each allows what the one before allowed. That needs only an instant.
    /// The version before cannot read an entry with the new cause; there is none until a provider is set.
    /// </summary>
    public partial class Charges : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "charge_id",
                table: "ledger_entries",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "charges",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    provider = table.Column<string>(type: "text", nullable: false),
                    amount = table.Column<long>(type: "bigint", nullable: false),
                    status = table.Column<string>(type: "text", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    confirmed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    reference = table.Column<string>(type: "text", nullable: true),
                    checkout_secret = table.Column<string>(type: "text", nullable: true),
                    entry_id = table.Column<Guid>(type: "uuid", nullable: true),
                    reason_code = table.Column<string>(type: "text", nullable: true),
                    reason = table.Column<string>(type: "text", nullable: true),
                    cancelled_amount = table.Column<long>(type: "bigint", nullable: false),
                    request_key = table.Column<string>(type: "text", nullable: true),
                    request_fingerprint = table.Column<byte[]>(type: "bytea", nullable: true),
                    due_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    attempts = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_charges", x => x.id);
                    table.CheckConstraint("ck_charges_amount", "amount BETWEEN 1 AND 10000000");
                    table.CheckConstraint("ck_charges_cancelled", "cancelled_amount BETWEEN 0 AND amount AND (cancelled_amount = 0 OR status = 'paid')");
                    table.CheckConstraint("ck_charges_expiry", "expires_at > created_at");
                    table.CheckConstraint("ck_charges_request", "(request_key IS NULL) = (request_fingerprint IS NULL)");
                    table.CheckConstraint("ck_charges_status", "(status = 'pending' AND ended_at IS NULL AND entry_id IS NULL)\nOR (status = 'paid' AND ended_at IS NOT NULL AND reference IS NOT NULL AND entry_id = id)\nOR (status IN ('declined', 'expired') AND ended_at IS NOT NULL AND entry_id IS NULL)");
                    table.ForeignKey(
                        name: "fk_charges_ledger_entries_entry_id",
                        column: x => x.entry_id,
                        principalTable: "ledger_entries",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_charges_wallets_user_id",
                        column: x => x.user_id,
                        principalTable: "wallets",
                        principalColumn: "user_id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "charge_cancellations",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    charge_id = table.Column<Guid>(type: "uuid", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    amount = table.Column<long>(type: "bigint", nullable: false),
                    status = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    reference = table.Column<string>(type: "text", nullable: true),
                    reason_code = table.Column<string>(type: "text", nullable: true),
                    reason = table.Column<string>(type: "text", nullable: true),
                    put_back_entry_id = table.Column<Guid>(type: "uuid", nullable: true),
                    request_key = table.Column<string>(type: "text", nullable: true),
                    request_fingerprint = table.Column<byte[]>(type: "bytea", nullable: true),
                    due_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    attempts = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_charge_cancellations", x => x.id);
                    table.CheckConstraint("ck_charge_cancellations_amount", "amount > 0");
                    table.CheckConstraint("ck_charge_cancellations_request", "(request_key IS NULL) = (request_fingerprint IS NULL)");
                    table.CheckConstraint("ck_charge_cancellations_status", "(status = 'pending') = (ended_at IS NULL) AND (status = 'refused') = (put_back_entry_id IS NOT NULL)");
                    table.ForeignKey(
                        name: "fk_charge_cancellations_charges_charge_id",
                        column: x => x.charge_id,
                        principalTable: "charges",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_charge_cancellations_ledger_entries_id",
                        column: x => x.id,
                        principalTable: "ledger_entries",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_charge_cancellations_ledger_entries_put_back_entry_id",
                        column: x => x.put_back_entry_id,
                        principalTable: "ledger_entries",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_charge_cancellations_wallets_user_id",
                        column: x => x.user_id,
                        principalTable: "wallets",
                        principalColumn: "user_id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_charge_cancellations_charge",
                table: "charge_cancellations",
                columns: new[] { "user_id", "charge_id" });

            migrationBuilder.CreateIndex(
                name: "ix_charge_cancellations_due",
                table: "charge_cancellations",
                column: "due_at",
                filter: "status = 'pending'");

            migrationBuilder.CreateIndex(
                name: "ux_charge_cancellations_put_back",
                table: "charge_cancellations",
                column: "put_back_entry_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ux_charge_cancellations_request",
                table: "charge_cancellations",
                columns: new[] { "user_id", "request_key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_charges_due",
                table: "charges",
                column: "due_at",
                filter: "status = 'pending'");

            migrationBuilder.CreateIndex(
                name: "ix_charges_paid",
                table: "charges",
                column: "ended_at",
                filter: "status = 'paid'");

            migrationBuilder.CreateIndex(
                name: "ix_charges_user",
                table: "charges",
                columns: new[] { "user_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ux_charges_reference",
                table: "charges",
                columns: new[] { "provider", "reference" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ux_charges_request",
                table: "charges",
                columns: new[] { "user_id", "request_key" },
                unique: true);

            migrationBuilder.Sql(
                """
                ALTER TABLE ledger_entries
                DROP CONSTRAINT ck_ledger_entries_cause,
                ADD CONSTRAINT ck_ledger_entries_cause CHECK (
                    (cause = 'charge' AND amount > 0 AND payment_id IS NULL AND reservation_id IS NULL)
                    OR (cause = 'payment' AND amount <= 0 AND payment_id IS NOT NULL AND reservation_id IS NOT NULL)
                    OR (cause = 'refund' AND amount >= 0 AND payment_id IS NOT NULL AND reservation_id IS NOT NULL)
                    OR (cause = 'charge_cancellation' AND amount <> 0 AND payment_id IS NULL AND reservation_id IS NULL)
                ) NOT VALID,
                DROP CONSTRAINT ck_ledger_entries_charge_limit,
                ADD CONSTRAINT ck_ledger_entries_charge_limit
                CHECK (cause <> 'charge' OR charge_id IS NOT NULL OR balance_after <= 1000000000) NOT VALID,
                ADD CONSTRAINT ck_ledger_entries_charge CHECK (
                    (cause = 'charge' AND (charge_id IS NULL OR charge_id = id))
                    OR (cause = 'charge_cancellation') = (charge_id IS NOT NULL)) NOT VALID,
                ADD CONSTRAINT fk_ledger_entries_charges_charge_id
                FOREIGN KEY (charge_id) REFERENCES charges (id) ON DELETE RESTRICT NOT VALID;
                CREATE TABLE charge_comparisons (
                    provider text NOT NULL, day date NOT NULL, leased_until timestamptz NOT NULL, finished_at timestamptz,
                    CONSTRAINT pk_charge_comparisons PRIMARY KEY (provider, day));
                CREATE TABLE charge_discrepancies (
                    id uuid NOT NULL, at timestamptz NOT NULL, provider text NOT NULL, kind text NOT NULL,
                    reference text NOT NULL, charge_id uuid, expected bigint, found bigint,
                    CONSTRAINT pk_charge_discrepancies PRIMARY KEY (id),
                    CONSTRAINT ux_charge_discrepancies UNIQUE (provider, kind, reference));
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DROP TABLE charge_comparisons; DROP TABLE charge_discrepancies");

            migrationBuilder.DropForeignKey(
                name: "fk_ledger_entries_charges_charge_id",
                table: "ledger_entries");

            migrationBuilder.DropTable(
                name: "charge_cancellations");

            migrationBuilder.DropTable(
                name: "charges");

            migrationBuilder.DropCheckConstraint(
                name: "ck_ledger_entries_cause",
                table: "ledger_entries");

            migrationBuilder.DropCheckConstraint(
                name: "ck_ledger_entries_charge",
                table: "ledger_entries");

            migrationBuilder.DropCheckConstraint(
                name: "ck_ledger_entries_charge_limit",
                table: "ledger_entries");

            migrationBuilder.DropColumn(
                name: "charge_id",
                table: "ledger_entries");

            migrationBuilder.AddCheckConstraint(
                name: "ck_ledger_entries_cause",
                table: "ledger_entries",
                sql: "(cause = 'charge' AND amount > 0 AND payment_id IS NULL AND reservation_id IS NULL)\nOR (cause = 'payment' AND amount <= 0 AND payment_id IS NOT NULL AND reservation_id IS NOT NULL)\nOR (cause = 'refund' AND amount >= 0 AND payment_id IS NOT NULL AND reservation_id IS NOT NULL)");

            migrationBuilder.AddCheckConstraint(
                name: "ck_ledger_entries_charge_limit",
                table: "ledger_entries",
                sql: "cause <> 'charge' OR balance_after <= 1000000000");
        }
    }
}

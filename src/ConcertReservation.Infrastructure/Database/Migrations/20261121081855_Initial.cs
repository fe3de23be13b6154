using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace ConcertReservation.Infrastructure.Database.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "accounts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    role = table.Column<string>(type: "text", nullable: false),
                    user_name = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: false),
                    normalized_user_name = table.Column<string>(type: "text", nullable: false),
                    email = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: false),
                    normalized_email = table.Column<string>(type: "text", nullable: false),
                    password_hash = table.Column<string>(type: "text", nullable: true),
                    security_stamp = table.Column<string>(type: "text", nullable: true),
                    concurrency_stamp = table.Column<string>(type: "text", nullable: true),
                    lockout_end = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    lockout_enabled = table.Column<bool>(type: "boolean", nullable: false),
                    access_failed_count = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_accounts", x => x.id);
                    table.CheckConstraint("ck_accounts_role", "role IN ('customer', 'operator')");
                });

            migrationBuilder.CreateTable(
                name: "concerts",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    title = table.Column<string>(type: "text", nullable: false),
                    time_zone = table.Column<string>(type: "text", nullable: false),
                    sale_opens_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    sale_closes_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    last_starts_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    venue_address = table.Column<string>(type: "text", nullable: false),
                    venue_name = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_concerts", x => x.id);
                    table.CheckConstraint("ck_concerts_sale_window", "sale_closes_at > sale_opens_at");
                });

            migrationBuilder.CreateTable(
                name: "data_protection_keys",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    friendly_name = table.Column<string>(type: "text", nullable: false),
                    xml = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_data_protection_keys", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "signing_keys",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    sealed_secret = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_signing_keys", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "wallets",
                columns: table => new
                {
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    balance = table.Column<long>(type: "bigint", nullable: false),
                    entry_count = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_wallets", x => x.user_id);
                    table.CheckConstraint("ck_wallets_balance", "balance BETWEEN 0 AND 1000000000");
                    table.ForeignKey(
                        name: "fk_wallets_accounts_user_id",
                        column: x => x.user_id,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "lines",
                columns: table => new
                {
                    concert_id = table.Column<long>(type: "bigint", nullable: false),
                    next_place = table.Column<long>(type: "bigint", nullable: false),
                    frontier = table.Column<long>(type: "bigint", nullable: false),
                    admission_credit = table.Column<double>(type: "double precision", nullable: false),
                    credited_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    admitted_per_second = table.Column<double>(type: "double precision", nullable: true),
                    last_admitted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    active_for = table.Column<TimeSpan>(type: "interval", nullable: false),
                    admit_per_second = table.Column<double>(type: "double precision", nullable: true),
                    claim_within = table.Column<TimeSpan>(type: "interval", nullable: false),
                    hold_for = table.Column<TimeSpan>(type: "interval", nullable: false),
                    max_active = table.Column<int>(type: "integer", nullable: false),
                    max_seats_per_reservation = table.Column<int>(type: "integer", nullable: false),
                    max_seats_per_user = table.Column<int>(type: "integer", nullable: false),
                    paused = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_lines", x => x.concert_id);
                    table.CheckConstraint("ck_lines_frontier", "frontier >= 0 AND frontier < next_place");
                    table.CheckConstraint("ck_lines_max_active", "max_active >= 1");
                    table.ForeignKey(
                        name: "fk_lines_concerts_concert_id",
                        column: x => x.concert_id,
                        principalTable: "concerts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "performances",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    concert_id = table.Column<long>(type: "bigint", nullable: false),
                    starts_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    total_seats = table.Column<int>(type: "integer", nullable: false),
                    price_from = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_performances", x => x.id);
                    table.CheckConstraint("ck_performances_price_from", "price_from BETWEEN 0 AND 10000000");
                    table.CheckConstraint("ck_performances_total_seats", "total_seats BETWEEN 1 AND 100000");
                    table.ForeignKey(
                        name: "fk_performances_concerts_concert_id",
                        column: x => x.concert_id,
                        principalTable: "concerts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "queue_tokens",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    concert_id = table.Column<long>(type: "bigint", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    place = table.Column<long>(type: "bigint", nullable: false),
                    status = table.Column<string>(type: "text", nullable: false),
                    issued_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    activated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    claimed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_queue_tokens", x => x.id);
                    table.CheckConstraint("ck_queue_tokens_place", "place >= 1");
                    table.CheckConstraint("ck_queue_tokens_status", "(status = 'waiting' AND activated_at IS NULL AND expires_at IS NULL AND ended_at IS NULL)\nOR (status = 'active' AND activated_at IS NOT NULL AND expires_at IS NOT NULL AND ended_at IS NULL)\nOR (status IN ('completed', 'expired') AND activated_at IS NOT NULL AND ended_at IS NOT NULL)\nOR (status = 'left' AND ended_at IS NOT NULL)");
                    table.ForeignKey(
                        name: "fk_queue_tokens_accounts_user_id",
                        column: x => x.user_id,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_queue_tokens_lines_concert_id",
                        column: x => x.concert_id,
                        principalTable: "lines",
                        principalColumn: "concert_id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "reservations",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    concert_id = table.Column<long>(type: "bigint", nullable: false),
                    performance_id = table.Column<long>(type: "bigint", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    status = table.Column<string>(type: "text", nullable: false),
                    total_price = table.Column<long>(type: "bigint", nullable: false),
                    held_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    paid_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    cancelled_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    refunded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_reservations", x => x.id);
                    table.CheckConstraint("ck_reservations_status", "(status IN ('held', 'expired') AND paid_at IS NULL AND cancelled_at IS NULL AND refunded_at IS NULL)\nOR (status = 'paid' AND paid_at IS NOT NULL AND cancelled_at IS NULL AND refunded_at IS NULL)\nOR (status = 'cancelled' AND paid_at IS NULL AND cancelled_at IS NOT NULL AND refunded_at IS NULL)\nOR (status = 'refunded' AND paid_at IS NOT NULL AND cancelled_at IS NULL AND refunded_at IS NOT NULL)");
                    table.CheckConstraint("ck_reservations_times", "expires_at > held_at");
                    table.CheckConstraint("ck_reservations_total_price", "total_price >= 0");
                    table.ForeignKey(
                        name: "fk_reservations_accounts_user_id",
                        column: x => x.user_id,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_reservations_concerts_concert_id",
                        column: x => x.concert_id,
                        principalTable: "concerts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_reservations_performances_performance_id",
                        column: x => x.performance_id,
                        principalTable: "performances",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "payments",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    reservation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    concert_id = table.Column<long>(type: "bigint", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    amount = table.Column<long>(type: "bigint", nullable: false),
                    paid_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_payments", x => x.id);
                    table.CheckConstraint("ck_payments_amount", "amount >= 0");
                    table.ForeignKey(
                        name: "fk_payments_accounts_user_id",
                        column: x => x.user_id,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_payments_concerts_concert_id",
                        column: x => x.concert_id,
                        principalTable: "concerts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_payments_reservations_reservation_id",
                        column: x => x.reservation_id,
                        principalTable: "reservations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "seats",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    concert_id = table.Column<long>(type: "bigint", nullable: false),
                    performance_id = table.Column<long>(type: "bigint", nullable: false),
                    number = table.Column<string>(type: "text", nullable: false),
                    section = table.Column<string>(type: "text", nullable: true),
                    row = table.Column<string>(type: "text", nullable: true),
                    price = table.Column<long>(type: "bigint", nullable: false),
                    status = table.Column<string>(type: "text", nullable: false),
                    reservation_id = table.Column<Guid>(type: "uuid", nullable: true),
                    held_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_seats", x => x.id);
                    table.CheckConstraint("ck_seats_price", "price BETWEEN 0 AND 10000000");
                    table.CheckConstraint("ck_seats_status", "(status = 'available' AND reservation_id IS NULL AND held_until IS NULL)\nOR (status = 'held' AND reservation_id IS NOT NULL AND held_until IS NOT NULL)\nOR (status = 'sold' AND reservation_id IS NOT NULL AND held_until IS NULL)");
                    table.ForeignKey(
                        name: "fk_seats_concerts_concert_id",
                        column: x => x.concert_id,
                        principalTable: "concerts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_seats_performances_performance_id",
                        column: x => x.performance_id,
                        principalTable: "performances",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_seats_reservations_reservation_id",
                        column: x => x.reservation_id,
                        principalTable: "reservations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ledger_entries",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    amount = table.Column<long>(type: "bigint", nullable: false),
                    balance_after = table.Column<long>(type: "bigint", nullable: false),
                    cause = table.Column<string>(type: "text", nullable: false),
                    reservation_id = table.Column<Guid>(type: "uuid", nullable: true),
                    payment_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_ledger_entries", x => x.id);
                    table.CheckConstraint("ck_ledger_entries_balance_after", "balance_after >= 0");
                    table.CheckConstraint("ck_ledger_entries_cause", "(cause = 'charge' AND amount > 0 AND payment_id IS NULL AND reservation_id IS NULL)\nOR (cause = 'payment' AND amount <= 0 AND payment_id IS NOT NULL AND reservation_id IS NOT NULL)\nOR (cause = 'refund' AND amount >= 0 AND payment_id IS NOT NULL AND reservation_id IS NOT NULL)");
                    table.ForeignKey(
                        name: "fk_ledger_entries_payments_payment_id",
                        column: x => x.payment_id,
                        principalTable: "payments",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_ledger_entries_reservations_reservation_id",
                        column: x => x.reservation_id,
                        principalTable: "reservations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_ledger_entries_wallets_user_id",
                        column: x => x.user_id,
                        principalTable: "wallets",
                        principalColumn: "user_id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "reservation_seats",
                columns: table => new
                {
                    reservation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    seat_id = table.Column<long>(type: "bigint", nullable: false),
                    concert_id = table.Column<long>(type: "bigint", nullable: false),
                    price = table.Column<long>(type: "bigint", nullable: false),
                    status = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_reservation_seats", x => new { x.reservation_id, x.seat_id });
                    table.CheckConstraint("ck_reservation_seats_price", "price BETWEEN 0 AND 10000000");
                    table.ForeignKey(
                        name: "fk_reservation_seats_concerts_concert_id",
                        column: x => x.concert_id,
                        principalTable: "concerts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_reservation_seats_reservations_reservation_id",
                        column: x => x.reservation_id,
                        principalTable: "reservations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_reservation_seats_seats_seat_id",
                        column: x => x.seat_id,
                        principalTable: "seats",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ux_accounts_normalized_email",
                table: "accounts",
                column: "normalized_email",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ux_accounts_normalized_user_name",
                table: "accounts",
                column: "normalized_user_name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_ledger_entries_payment_id",
                table: "ledger_entries",
                column: "payment_id",
                filter: "payment_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ux_ledger_entries_reservation",
                table: "ledger_entries",
                columns: new[] { "reservation_id", "cause" },
                unique: true,
                filter: "reservation_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ux_ledger_entries_sequence",
                table: "ledger_entries",
                columns: new[] { "user_id", "sequence" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_payments_concert_id",
                table: "payments",
                column: "concert_id");

            migrationBuilder.CreateIndex(
                name: "ix_payments_reservation_id",
                table: "payments",
                column: "reservation_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_payments_user_id_id",
                table: "payments",
                columns: new[] { "user_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_performances_concert_id_starts_at",
                table: "performances",
                columns: new[] { "concert_id", "starts_at" });

            migrationBuilder.CreateIndex(
                name: "ix_queue_tokens_active",
                table: "queue_tokens",
                columns: new[] { "concert_id", "expires_at" },
                filter: "status = 'active'");

            migrationBuilder.CreateIndex(
                name: "ix_queue_tokens_left",
                table: "queue_tokens",
                columns: new[] { "concert_id", "place" },
                filter: "status = 'left'");

            migrationBuilder.CreateIndex(
                name: "ix_queue_tokens_user_id",
                table: "queue_tokens",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_queue_tokens_waiting",
                table: "queue_tokens",
                columns: new[] { "concert_id", "place" },
                filter: "status = 'waiting'");

            migrationBuilder.CreateIndex(
                name: "ux_queue_tokens_live",
                table: "queue_tokens",
                columns: new[] { "user_id", "concert_id" },
                unique: true,
                filter: "status IN ('waiting', 'active')");

            migrationBuilder.CreateIndex(
                name: "ux_queue_tokens_place",
                table: "queue_tokens",
                columns: new[] { "concert_id", "place" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_reservation_seats_concert_id",
                table: "reservation_seats",
                column: "concert_id");

            migrationBuilder.CreateIndex(
                name: "ux_reservation_seats_live",
                table: "reservation_seats",
                column: "seat_id",
                unique: true,
                filter: "status IN ('held', 'paid')");

            migrationBuilder.CreateIndex(
                name: "ix_reservations_concert_id",
                table: "reservations",
                column: "concert_id");

            migrationBuilder.CreateIndex(
                name: "ix_reservations_live",
                table: "reservations",
                columns: new[] { "user_id", "concert_id" },
                filter: "status IN ('held', 'paid')");

            migrationBuilder.CreateIndex(
                name: "ix_reservations_performance_id",
                table: "reservations",
                column: "performance_id");

            migrationBuilder.CreateIndex(
                name: "ix_reservations_user_id_id",
                table: "reservations",
                columns: new[] { "user_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_seats_concert_id",
                table: "seats",
                column: "concert_id");

            migrationBuilder.CreateIndex(
                name: "ix_seats_held_until",
                table: "seats",
                column: "held_until",
                filter: "status = 'held'");

            migrationBuilder.CreateIndex(
                name: "ix_seats_performance_id_number",
                table: "seats",
                columns: new[] { "performance_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_seats_reservation_id",
                table: "seats",
                column: "reservation_id",
                filter: "reservation_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_seats_unsold",
                table: "seats",
                columns: new[] { "concert_id", "performance_id" },
                filter: "status <> 'sold'");

            // EF has no API for this foreign key: it copies the status of a reservation to each of its seats,
            // so that ux_reservation_seats_live can refuse a second live reservation of a seat.
            migrationBuilder.Sql(
                """
                ALTER TABLE reservations ADD CONSTRAINT ux_reservations_status UNIQUE (id, status);
                ALTER TABLE reservation_seats
                    DROP CONSTRAINT fk_reservation_seats_reservations_reservation_id,
                    ADD CONSTRAINT fk_reservation_seats_reservations_status
                        FOREIGN KEY (reservation_id, status) REFERENCES reservations (id, status)
                        ON UPDATE CASCADE;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "data_protection_keys");

            migrationBuilder.DropTable(
                name: "ledger_entries");

            migrationBuilder.DropTable(
                name: "queue_tokens");

            migrationBuilder.DropTable(
                name: "reservation_seats");

            migrationBuilder.DropTable(
                name: "signing_keys");

            migrationBuilder.DropTable(
                name: "payments");

            migrationBuilder.DropTable(
                name: "wallets");

            migrationBuilder.DropTable(
                name: "lines");

            migrationBuilder.DropTable(
                name: "seats");

            migrationBuilder.DropTable(
                name: "reservations");

            migrationBuilder.DropTable(
                name: "accounts");

            migrationBuilder.DropTable(
                name: "performances");

            migrationBuilder.DropTable(
                name: "concerts");
        }
    }
}

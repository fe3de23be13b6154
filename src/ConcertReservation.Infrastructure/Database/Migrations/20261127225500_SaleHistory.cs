using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ConcertReservation.Infrastructure.Database.Migrations
{
    /// <summary>
    /// The history of the sales, a row a minute for each concert in which something changed. New tables, which the
    /// version before does not use. They are not in the model, because only SQL reads them.
    /// </summary>
    public partial class SaleHistory : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(
                """
                CREATE TABLE sale_minutes (
                    concert_id bigint NOT NULL,
                    minute timestamptz NOT NULL,
                    waiting bigint NOT NULL,
                    active bigint NOT NULL,
                    last_admitted_place bigint NOT NULL,
                    admitted bigint NOT NULL,
                    holds bigint NOT NULL,
                    sold bigint NOT NULL,
                    revenue bigint NOT NULL,
                    CONSTRAINT pk_sale_minutes PRIMARY KEY (concert_id, minute)
                );
                CREATE INDEX ix_sale_minutes_minute ON sale_minutes (minute);

                CREATE TABLE sale_minute_counts (
                    concert_id bigint NOT NULL,
                    minute timestamptz NOT NULL,
                    name text NOT NULL,
                    count bigint NOT NULL,
                    CONSTRAINT pk_sale_minute_counts PRIMARY KEY (concert_id, minute, name)
                );
                CREATE INDEX ix_sale_minute_counts_minute ON sale_minute_counts (minute);

                -- One row. The last stored minute, and the time until which holds, payments and refunds are counted.
                CREATE TABLE sale_history_progress (
                    id boolean PRIMARY KEY DEFAULT true CHECK (id),
                    minute timestamptz,
                    settled timestamptz
                );
                INSERT INTO sale_history_progress DEFAULT VALUES;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(
                """
                DROP TABLE sale_history_progress;
                DROP TABLE sale_minute_counts;
                DROP TABLE sale_minutes;
                """);
        }
    }
}

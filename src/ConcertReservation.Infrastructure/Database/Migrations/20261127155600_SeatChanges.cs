using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ConcertReservation.Infrastructure.Database.Migrations
{
    /// <summary>
    /// Which seats were changed, by transaction. A trigger writes it, so that no writer of seats can forget it: the
    /// version before, and SQL by hand. The tables are not in the model, because only SQL reads them.
    /// </summary>
    public partial class SeatChanges : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(
                """
                CREATE TABLE seat_changes (
                    concert_id bigint NOT NULL,
                    performance_id bigint NOT NULL,
                    written_by xid8 NOT NULL DEFAULT pg_current_xact_id(),
                    seat_ids bigint[] NOT NULL
                );
                CREATE INDEX ix_seat_changes_written_by ON seat_changes (concert_id, performance_id, written_by);

                -- One row. Transactions below kept_from may be missing in seat_changes. All transactions below noted had
                -- ended at noted_at.
                CREATE TABLE seat_change_pruning (
                    id boolean PRIMARY KEY DEFAULT true CHECK (id),
                    kept_from xid8 NOT NULL DEFAULT pg_current_xact_id(),
                    noted xid8 NOT NULL DEFAULT pg_snapshot_xmin(pg_current_snapshot()),
                    noted_at timestamptz NOT NULL DEFAULT now()
                );
                INSERT INTO seat_change_pruning DEFAULT VALUES;

                CREATE FUNCTION note_seat_changes() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    INSERT INTO seat_changes (concert_id, performance_id, seat_ids)
                    SELECT concert_id, performance_id, array_agg(id) FROM changed GROUP BY concert_id, performance_id;
                    RETURN NULL;
                END $$;

                CREATE TRIGGER seats_changed AFTER UPDATE ON seats
                REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_seat_changes();
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(
                """
                DROP TRIGGER seats_changed ON seats;
                DROP FUNCTION note_seat_changes();
                DROP TABLE seat_change_pruning;
                DROP TABLE seat_changes;
                """);
        }
    }
}

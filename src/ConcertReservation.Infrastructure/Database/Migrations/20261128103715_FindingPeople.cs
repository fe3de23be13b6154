using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ConcertReservation.Infrastructure.Database.Migrations
{
    /// <summary>
    /// Serials of reservations, indexes for the search of operators, refusals, and refunds by operators. No statement waits
    /// for a big table while it has a lock that others need: the stored reservations get their serials in batches that each
    /// commit, the indexes are built beside the writes, and the constraints are checked without a lock against writes. So
    /// the statements run outside a transaction, and each can be repeated: a migration that was interrupted begins again.
    /// The version before writes no serial, so the column has a default. The table of refusals is not in the model, because
    /// only SQL reads it.
    /// </summary>
    public partial class FindingPeople : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            void Run(string sql) => migrationBuilder.Sql(sql, suppressTransaction: true);

            Run($"CREATE SEQUENCE IF NOT EXISTS reservation_serials MAXVALUE {(1L << 40) - 1}");
            Run("ALTER TABLE reservations ADD COLUMN IF NOT EXISTS serial bigint");
            // Only for new rows: with the column, it would write every row under a lock of the table.
            Run("ALTER TABLE reservations ALTER COLUMN serial SET DEFAULT nextval('reservation_serials')");
            Run(
                """
                DO $$
                DECLARE
                    last uuid := '00000000-0000-0000-0000-000000000000';
                    batch uuid[];
                BEGIN
                    LOOP
                        SELECT array_agg(id ORDER BY id) INTO batch
                        FROM (SELECT id FROM reservations WHERE id > last ORDER BY id LIMIT 1000) AS page;
                        EXIT WHEN batch IS NULL;
                        -- In the order in which purchases lock reservations.
                        PERFORM id FROM reservations WHERE id = ANY (batch) AND serial IS NULL
                        ORDER BY id FOR NO KEY UPDATE;
                        UPDATE reservations SET serial = nextval('reservation_serials')
                        WHERE id = ANY (batch) AND serial IS NULL;
                        last := batch[array_upper(batch, 1)];
                        COMMIT;
                    END LOOP;
                END $$
                """
            );
            Run("DROP INDEX CONCURRENTLY IF EXISTS ux_reservations_serial");
            Run(
                """
                CREATE UNIQUE INDEX CONCURRENTLY ux_reservations_serial ON reservations (serial) WHERE status <> 'held'
                """
            );
            // PostgreSQL sets NOT NULL without reading the table when a valid constraint already says it.
            Run("ALTER TABLE reservations DROP CONSTRAINT IF EXISTS ck_reservations_serial");
            Run(
                """
                ALTER TABLE reservations ADD CONSTRAINT ck_reservations_serial CHECK (serial IS NOT NULL) NOT VALID
                """
            );
            Run("ALTER TABLE reservations VALIDATE CONSTRAINT ck_reservations_serial");
            Run("ALTER TABLE reservations ALTER COLUMN serial SET NOT NULL");
            Run("ALTER TABLE reservations DROP CONSTRAINT ck_reservations_serial");

            // PostgreSQL chooses a prefix search in these indexes in every collation.
            Run("DROP INDEX CONCURRENTLY IF EXISTS ix_accounts_email_prefix");
            Run(
                """
                CREATE INDEX CONCURRENTLY ix_accounts_email_prefix ON accounts (normalized_email text_pattern_ops)
                """
            );
            Run("DROP INDEX CONCURRENTLY IF EXISTS ix_accounts_name_prefix");
            Run("CREATE INDEX CONCURRENTLY ix_accounts_name_prefix ON accounts (lower(name) text_pattern_ops)");
            Run("DROP INDEX CONCURRENTLY IF EXISTS ix_accounts_name_words");
            Run(
                """
                CREATE INDEX CONCURRENTLY ix_accounts_name_words ON accounts
                USING gin (string_to_array(lower(name), ' '))
                """
            );

            Run(
                """
                CREATE TABLE IF NOT EXISTS refusals (
                    concert_id bigint NOT NULL,
                    user_id uuid NOT NULL,
                    at timestamptz NOT NULL,
                    operation text NOT NULL CONSTRAINT ck_refusals_operation CHECK (operation IN ('hold', 'payment')),
                    code text NOT NULL,
                    performance_id bigint,
                    reservation_id uuid
                )
                """
            );
            Run("CREATE INDEX IF NOT EXISTS ix_refusals_customer ON refusals (user_id, concert_id, at)");
            Run("CREATE INDEX IF NOT EXISTS ix_refusals_at ON refusals (at)");

            Run("ALTER TABLE refunds ADD COLUMN IF NOT EXISTS operator_id uuid");
            Run("ALTER TABLE refunds ADD COLUMN IF NOT EXISTS reason text");
            Run("ALTER TABLE refunds DROP CONSTRAINT IF EXISTS ck_refunds_operator");
            // Not validated, because no row can violate it.
            Run(
                """
                ALTER TABLE refunds
                ADD CONSTRAINT ck_refunds_operator CHECK ((operator_id IS NULL) = (reason IS NULL)) NOT VALID
                """
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(
                """
                ALTER TABLE refunds DROP CONSTRAINT ck_refunds_operator;
                ALTER TABLE refunds DROP COLUMN reason;
                ALTER TABLE refunds DROP COLUMN operator_id;
                DROP TABLE refusals;
                DROP INDEX ix_accounts_name_words;
                DROP INDEX ix_accounts_name_prefix;
                DROP INDEX ix_accounts_email_prefix;
                DROP INDEX ux_reservations_serial;
                ALTER TABLE reservations DROP COLUMN serial;
                DROP SEQUENCE reservation_serials;
                """);
        }
    }
}

using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ConcertReservation.Infrastructure.Database.Migrations
{
    /// <summary>
    /// The words of the holders' names, for the search of operators, and a second guard of a removed concert. The index is
    /// built beside the writes, and has no row of a customer, so a hold writes no entry. The statements run outside a
    /// transaction, and each can be repeated. The version before goes on unchanged.
    /// </summary>
    public partial class HolderWords : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            void Run(string sql) => migrationBuilder.Sql(sql, suppressTransaction: true);

            Run("DROP INDEX CONCURRENTLY IF EXISTS ix_reservations_holder_words");
            Run(
                """
                CREATE INDEX CONCURRENTLY ix_reservations_holder_words ON reservations
                USING gin (string_to_array(lower(holder_name), ' ')) WHERE holder_name IS NOT NULL
                """
            );
            Run(
                """
                CREATE OR REPLACE FUNCTION refuse_removed_concert() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    IF EXISTS (
                        SELECT FROM concerts
                        WHERE id IN (SELECT concert_id FROM written) AND removed_at IS NOT NULL) THEN
                        RAISE EXCEPTION 'The concert is removed.';
                    END IF;
                    RETURN NULL;
                END $$
                """
            );
            Run(
                """
                CREATE OR REPLACE TRIGGER refuse_removed_concert AFTER INSERT ON reservations
                REFERENCING NEW TABLE AS written
                FOR EACH STATEMENT EXECUTE FUNCTION refuse_removed_concert()
                """
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(
                """
                DROP TRIGGER refuse_removed_concert ON reservations;
                DROP FUNCTION refuse_removed_concert();
                DROP INDEX ix_reservations_holder_words;
                """);
        }
    }
}

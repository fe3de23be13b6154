namespace ConcertReservation.IntegrationTests.Races;

/// <summary>
/// A trigger in the database: at the commit of every admission it records how many tokens are active and how many the
/// policy allows. A read from outside could miss the moment.
/// </summary>
internal static class Witness
{
    public static Task<int> PlaceAsync(Sql sql) =>
        sql.ExecuteAsync(
            """
            CREATE TABLE IF NOT EXISTS admissions (
                id bigint GENERATED ALWAYS AS IDENTITY, concert_id bigint, place bigint, active bigint, allowed int);
            CREATE OR REPLACE FUNCTION witness_admission() RETURNS trigger LANGUAGE plpgsql AS $body$
            BEGIN
                IF NEW.status = 'active' AND (TG_OP = 'INSERT' OR OLD.status <> 'active') THEN
                    INSERT INTO admissions (concert_id, place, active, allowed)
                    SELECT concert_id, NEW.place, (
                        SELECT count(*) FROM queue_tokens WHERE concert_id = NEW.concert_id AND status = 'active'),
                        max_active
                    FROM lines WHERE concert_id = NEW.concert_id;
                END IF;
                RETURN NULL;
            END $body$;
            DROP TRIGGER IF EXISTS witness ON queue_tokens;
            CREATE CONSTRAINT TRIGGER witness AFTER INSERT OR UPDATE ON queue_tokens
                DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION witness_admission();
            """
        );

    /// <summary>The maximum of active tokens at the commit of an admission.</summary>
    public static Task<long> MostAsync(Sql sql, long concertId) =>
        sql.ScalarAsync<long>("SELECT max(active) FROM admissions WHERE concert_id = $1", concertId);

    /// <summary>Fails unless this many were admitted, each once, and the maximum was never exceeded.</summary>
    public static async Task ShouldHaveRecordedAsync(Sql sql, long concertId, int admitted)
    {
        var places = await sql.ColumnAsync<long>("SELECT place FROM admissions WHERE concert_id = $1", concertId);
        places.Should().HaveCount(admitted).And.OnlyHaveUniqueItems();

        var tooMany = await sql.ColumnAsync<string>(
            """
            SELECT format('%s of %s active when %s came in', active, allowed, place) FROM admissions
            WHERE concert_id = $1 AND active > allowed ORDER BY id
            """,
            concertId
        );
        tooMany.Should().BeEmpty();
    }
}

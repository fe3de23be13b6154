namespace ConcertReservation.IntegrationTests.Idempotency;

/// <summary>A table that refuses new rows until disposal: at once, or only at the commit.</summary>
internal sealed class FailingTable : IAsyncDisposable
{
    private readonly Service _service;
    private readonly string _table;

    private FailingTable(Service service, string table)
    {
        _service = service;
        _table = table;
    }

    public static async Task<FailingTable> OnInsertAsync(Service service, string table, bool deferred)
    {
        await service.Sql.ExecuteAsync(
            """
            CREATE OR REPLACE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql
            AS $$ BEGIN RAISE EXCEPTION 'on purpose'; END $$
            """
        );
        await service.Sql.ExecuteAsync(
            deferred
                ? $"CREATE CONSTRAINT TRIGGER fail AFTER INSERT ON {table} DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION fail()"
                : $"CREATE TRIGGER fail BEFORE INSERT ON {table} FOR EACH ROW EXECUTE FUNCTION fail()"
        );
        return new FailingTable(service, table);
    }

    public async ValueTask DisposeAsync() => await _service.Sql.ExecuteAsync($"DROP TRIGGER fail ON {_table}");
}

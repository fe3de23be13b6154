using System.Data;
using Npgsql;

namespace ConcertReservation.IntegrationTests.Overload;

/// <summary>A transaction of the test that locks rows which the service needs; disposal releases them.</summary>
internal sealed class RowLock : IAsyncDisposable
{
    private const string Waiters = """
        FROM pg_stat_activity
        WHERE datname = current_database() AND wait_event_type = 'Lock' AND pid <> pg_backend_pid()
        """;

    private readonly NpgsqlConnection _connection;
    private readonly NpgsqlTransaction _transaction;
    private readonly Service _service;

    private RowLock(NpgsqlConnection connection, NpgsqlTransaction transaction, Service service)
    {
        _connection = connection;
        _transaction = transaction;
        _service = service;
    }

    public static Task<RowLock> OnWalletAsync(Person person) =>
        OnAsync(person.Service, "SELECT 1 FROM wallets WHERE user_id = $1 FOR UPDATE", person.UserId);

    public static Task<RowLock> OnSeatAsync(Service service, long seatId) =>
        OnAsync(service, "SELECT 1 FROM seats WHERE id = $1 FOR UPDATE", seatId);

    public static Task<RowLock> OnMailAsync(Service service, Guid userId) =>
        OnAsync(service, "SELECT 1 FROM mails WHERE user_id = $1 FOR UPDATE", userId);

    /// <summary>The claim of a key, as a copy of the request that runs on another instance holds it.</summary>
    public static Task<RowLock> OnKeyAsync(Person person, string key) =>
        OnAsync(person.Service, "SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", $"{person.UserId}{key}");

    /// <summary>Lets no transaction insert into the table. Reading goes on.</summary>
    public static Task<RowLock> OnInsertsAsync(Service service, string table) =>
        OnAsync(service, $"LOCK TABLE {table} IN SHARE ROW EXCLUSIVE MODE");

    private static async Task<RowLock> OnAsync(Service service, string sql, params object[] values)
    {
        var connection = new NpgsqlConnection(service.ConnectionString + ";Pooling=false");
        await connection.OpenAsync();
        var transaction = await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted);
        var rowLock = new RowLock(connection, transaction, service);
        await rowLock.ExecuteAsync(sql, values);
        return rowLock;
    }

    /// <summary>Another statement of the transaction; it may have to wait for the service.</summary>
    public async Task ExecuteAsync(string sql, params object[] values)
    {
        await using var command = new NpgsqlCommand(sql, _connection, _transaction);
        foreach (var value in values)
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Returns when so many connections of the service wait for a lock.</summary>
    public Task UntilWaitedForAsync(int connections = 1) =>
        Eventually.Is(async () => await CountWaitersAsync() >= connections, "the service has to wait for the lock");

    public Task<long> CountWaitersAsync() => _service.Sql.ScalarAsync<long>($"SELECT count(*) {Waiters}");

    /// <summary>Closes the waiting connections, as a failing network does.</summary>
    public Task KillWaitersAsync() =>
        _service.Sql.ScalarAsync<long>($"SELECT count(pg_terminate_backend(pid)) {Waiters}");

    public async ValueTask DisposeAsync()
    {
        await _transaction.DisposeAsync();
        await _connection.DisposeAsync();
    }
}

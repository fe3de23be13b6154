using Npgsql;

namespace ConcertReservation.IntegrationTests.Scale;

/// <summary>Locks the tables of the line until disposal: a request that needs them has to wait.</summary>
internal sealed class TableLock : IAsyncDisposable
{
    private readonly NpgsqlConnection _connection;

    private TableLock(NpgsqlConnection connection) => _connection = connection;

    public static async Task<TableLock> OnTheLineAsync(Service service)
    {
        var connection = new NpgsqlConnection(service.ConnectionString + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(
            "BEGIN; LOCK TABLE lines, queue_tokens, departures, seats IN ACCESS EXCLUSIVE MODE",
            connection
        );
        await command.ExecuteNonQueryAsync();
        return new TableLock(connection);
    }

    public ValueTask DisposeAsync() => _connection.DisposeAsync();
}

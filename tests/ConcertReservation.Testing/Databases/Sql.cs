using Npgsql;

namespace ConcertReservation.Testing.Databases;

/// <summary>Statements that go directly to the database. Values are $1, $2, … in the text.</summary>
public sealed class Sql(string connectionString)
{
    public Task<T> ScalarAsync<T>(string sql, params object[] values) =>
        ScalarAsync<T>(sql, values, CancellationToken.None);

    public async Task<T> ScalarAsync<T>(string sql, object[] values, CancellationToken ct)
    {
        await using var connection = await OpenAsync(ct);
        await using var command = Command(sql, values, connection);
        return (T)(await command.ExecuteScalarAsync(ct))!;
    }

    public Task<int> ExecuteAsync(string sql, params object[] values) =>
        ExecuteAsync(sql, values, CancellationToken.None);

    public async Task<int> ExecuteAsync(string sql, object[] values, CancellationToken ct)
    {
        await using var connection = await OpenAsync(ct);
        await using var command = Command(sql, values, connection);
        return await command.ExecuteNonQueryAsync(ct);
    }

    public Task<IReadOnlyList<T>> ColumnAsync<T>(string sql, params object[] values) =>
        RowsAsync(sql, row => row.GetFieldValue<T>(0), values, CancellationToken.None);

    public async Task<IReadOnlyList<T>> RowsAsync<T>(
        string sql,
        Func<NpgsqlDataReader, T> read,
        object[] values,
        CancellationToken ct
    )
    {
        await using var connection = await OpenAsync(ct);
        await using var command = Command(sql, values, connection);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var rows = new List<T>();
        while (await reader.ReadAsync(ct))
            rows.Add(read(reader));
        return rows;
    }

    private async Task<NpgsqlConnection> OpenAsync(CancellationToken ct)
    {
        var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(ct);
        return connection;
    }

    private static NpgsqlCommand Command(string sql, object[] values, NpgsqlConnection connection)
    {
        var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values)
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        return command;
    }
}

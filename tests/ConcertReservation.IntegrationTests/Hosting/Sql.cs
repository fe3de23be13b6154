using Npgsql;

namespace ConcertReservation.IntegrationTests.Hosting;

/// <summary>What the database itself says, behind the service's back.</summary>
public sealed class Sql(string connectionString)
{
    public async Task<T> ScalarAsync<T>(string sql, params object[] values)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = Command(sql, values, connection);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    public async Task<int> ExecuteAsync(string sql, params object[] values)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = Command(sql, values, connection);
        return await command.ExecuteNonQueryAsync();
    }

    public async Task<IReadOnlyList<T>> ColumnAsync<T>(string sql, params object[] values)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = Command(sql, values, connection);
        await using var reader = await command.ExecuteReaderAsync();
        var column = new List<T>();
        while (await reader.ReadAsync())
            column.Add(reader.GetFieldValue<T>(0));
        return column;
    }

    // Values are $1, $2, … in the text.
    private static NpgsqlCommand Command(string sql, object[] values, NpgsqlConnection connection)
    {
        var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values)
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        return command;
    }
}

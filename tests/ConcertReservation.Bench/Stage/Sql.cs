using Npgsql;

namespace ConcertReservation.Bench.Stage;

/// <summary>Statements behind the service's back.</summary>
internal static class Sql
{
    public static async Task RunAsync(NpgsqlDataSource database, string sql, object[] values, CancellationToken ct)
    {
        await using var command = Command(database, sql, values);
        await command.ExecuteNonQueryAsync(ct);
    }

    public static async Task<T> ReadAsync<T>(
        NpgsqlDataSource database,
        string sql,
        object[] values,
        CancellationToken ct
    )
    {
        await using var command = Command(database, sql, values);
        return (T)(await command.ExecuteScalarAsync(ct))!;
    }

    private static NpgsqlCommand Command(NpgsqlDataSource database, string sql, object[] values)
    {
        var command = database.CreateCommand(sql);
        foreach (var value in values)
            command.Parameters.AddWithValue(value);
        return command;
    }
}

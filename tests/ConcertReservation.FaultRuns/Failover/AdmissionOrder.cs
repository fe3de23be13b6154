using Npgsql;

namespace ConcertReservation.FaultRuns.Failover;

/// <summary>Admissions before and after the failover, and how many overtook a lower place.</summary>
internal sealed record AdmissionOrder(long Before, long After, long OutOfOrder)
{
    // The batches of a line count up in its row, so their order is one over all instances and both servers.
    private const string Sql = """
        SELECT count(*) FILTER (WHERE activated_at < $1), count(*) FILTER (WHERE activated_at >= $1),
            count(*) FILTER (WHERE admission_batch < latest_so_far)
        FROM (
            SELECT activated_at, admission_batch,
                max(admission_batch) OVER (PARTITION BY concert_id ORDER BY place) AS latest_so_far
            FROM queue_tokens WHERE admission_batch IS NOT NULL) AS admitted
        """;

    public static async Task<AdmissionOrder> CountAsync(
        string connectionString,
        DateTimeOffset failover,
        CancellationToken ct
    )
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(ct);
        await using var command = new NpgsqlCommand(Sql, connection);
        command.Parameters.AddWithValue(failover);
        await using var reader = await command.ExecuteReaderAsync(ct);
        await reader.ReadAsync(ct);
        return new AdmissionOrder(reader.GetInt64(0), reader.GetInt64(1), reader.GetInt64(2));
    }
}

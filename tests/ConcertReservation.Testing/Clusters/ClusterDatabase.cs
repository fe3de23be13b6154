using ConcertReservation.EmbeddedPostgres;
using Npgsql;

namespace ConcertReservation.Testing.Clusters;

/// <summary>A private PostgreSQL with an empty database for the app.</summary>
internal sealed class ClusterDatabase : IClusterDatabase
{
    private const string Name = "concert_reservation";
    private const int RecoveryAttempts = 5;

    private readonly PostgresServer _server;

    private ClusterDatabase(PostgresServer server)
    {
        _server = server;
        ConnectionString = new NpgsqlConnectionStringBuilder(server.ConnectionString)
        {
            Database = Name,
        }.ConnectionString;
    }

    public string ConnectionString { get; }

    /// <param name="dataDirectory">Where a durable server keeps its files; null for a temporary server.</param>
    public static async Task<ClusterDatabase> StartAsync(string? dataDirectory, CancellationToken ct)
    {
        var server = await PostgresServer.StartAsync(new PostgresServerOptions { DataDirectory = dataDirectory }, ct);
        try
        {
            await CreateAsync(server, ct);
            return new ClusterDatabase(server);
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    public Task CrashAsync(CancellationToken ct) => _server.CrashAsync(ct);

    // Under load, a client's end of a connection may use the port of the server for a moment.
    public async Task RecoverAsync(CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await _server.RecoverAsync(ct);
                return;
            }
            catch (PostgresStartException) when (attempt < RecoveryAttempts)
            {
                await Task.Delay(TimeSpan.FromSeconds(1), ct);
            }
        }
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private static async Task CreateAsync(PostgresServer server, CancellationToken ct)
    {
        await using var connection = new NpgsqlConnection(server.ConnectionString + ";Pooling=false");
        await connection.OpenAsync(ct);
        await using var command = new NpgsqlCommand($"CREATE DATABASE {Name}", connection);
        await command.ExecuteNonQueryAsync(ct);
    }
}

using ConcertReservation.EmbeddedPostgres;

namespace ConcertReservation.Testing.Databases;

/// <summary>
/// The one PostgreSQL of a test run, see <see cref="ServerChoice"/>. A server that the run started ends with this
/// process, even when the process is killed.
/// </summary>
public static class DatabaseServer
{
    private static readonly ServerChoice Choice = new(StartEmbeddedAsync, ContainerServer.StartAsync);
    private static readonly Lazy<Task<string>> Started = new(() => Choice.StartAsync(ServerChoice.Setting));

    /// <summary>A connection string to a database that may create others.</summary>
    public static Task<string> ConnectionStringAsync() => Started.Value;

    private static async Task<string> StartEmbeddedAsync()
    {
        var server = await PostgresServer.StartAsync(new PostgresServerOptions());
        AppDomain.CurrentDomain.ProcessExit += (_, _) => server.DisposeAsync().AsTask().Wait(TimeSpan.FromSeconds(10));
        return server.ConnectionString;
    }
}

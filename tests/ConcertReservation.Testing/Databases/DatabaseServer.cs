using ConcertReservation.EmbeddedPostgres;

namespace ConcertReservation.Testing.Databases;

/// <summary>
/// The one PostgreSQL of a test run: the server <c>TEST_DATABASE</c> names, or a thrown-away one of our own.
/// It dies with this process, however that ends.
/// </summary>
public static class DatabaseServer
{
    private static readonly Lazy<Task<string>> Started = new(StartAsync);

    /// <summary>A connection string to a database that may create others.</summary>
    public static Task<string> ConnectionStringAsync() => Started.Value;

    private static async Task<string> StartAsync()
    {
        if (Environment.GetEnvironmentVariable("TEST_DATABASE") is { Length: > 0 } given)
            return given;
#if TESTCONTAINERS
        return await ContainerServer.StartAsync();
#else
        var server = await PostgresServer.StartAsync(new PostgresServerOptions());
        AppDomain.CurrentDomain.ProcessExit += (_, _) => server.DisposeAsync().AsTask().Wait(TimeSpan.FromSeconds(10));
        return server.ConnectionString;
#endif
    }
}

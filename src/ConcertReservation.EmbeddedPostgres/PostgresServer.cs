using ConcertReservation.EmbeddedPostgres.Sharing;
using ConcertReservation.EmbeddedPostgres.Sources;

namespace ConcertReservation.EmbeddedPostgres;

/// <summary>
/// A PostgreSQL server (15 or later) on 127.0.0.1 that runs exactly as long as its users. Processes with the same
/// <see cref="PostgresServerOptions.DataDirectory"/> share one server; it stops when the last of them ends.
/// </summary>
/// <remarks>
/// On Linux and macOS this is true even when a process is killed. On Windows there is no watcher: a killed process
/// leaves its server running, and a temporary folder undeleted. The next start with the same data directory uses the
/// running durable server.
/// </remarks>
public sealed class PostgresServer : IAsyncDisposable
{
    private readonly SharedServer _server;

    private PostgresServer(SharedServer server, string source)
    {
        _server = server;
        Source = source;
    }

    /// <summary>Host 127.0.0.1, user and database <c>postgres</c>, with the port and a random password.</summary>
    public string ConnectionString => _server.ConnectionString;

    /// <summary>The source of the server in one line, for example <c>pinned binaries 18.4</c>.</summary>
    public string Source { get; }

    /// <summary>
    /// Starts a server, or joins the one that runs on the data directory. On return it accepts connections.
    /// </summary>
    /// <exception cref="PostgresUnavailableException">No source has a server for this machine.</exception>
    /// <exception cref="PostgresStartException">A server was found, but did not start.</exception>
    public static async Task<PostgresServer> StartAsync(PostgresServerOptions options, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        var tried = new List<string>();
        foreach (var source in options.Sources ?? ServerSources.InOrder)
        {
            try
            {
                var runtime = await source.FindAsync(options, ct);
                var server = await SharedServer.StartAsync(ServerFolder.For(options), runtime, ct);
                return new PostgresServer(server, runtime.Source);
            }
            catch (SourceUnavailableException reason)
            {
                tried.Add($"{source.Name}: {reason.Message}");
                options.Log?.Invoke($"no PostgreSQL from {tried[^1]}");
            }
        }

        throw new PostgresUnavailableException(tried);
    }

    /// <summary>
    /// For tests of crash recovery: stops the server for all its users as if its machine had failed. Connections break,
    /// and nothing more is written. The server stays down until <see cref="RecoverAsync"/>.
    /// </summary>
    public Task CrashAsync(CancellationToken ct = default) => _server.CrashAsync(ct);

    /// <summary>Starts a stopped server on the same port. On return it has recovered and accepts connections.</summary>
    /// <exception cref="PostgresStartException">The server did not start.</exception>
    public Task RecoverAsync(CancellationToken ct = default) => _server.RecoverAsync(ct);

    /// <summary>Leaves the server. The last user waits up to a minute until the server has stopped.</summary>
    public ValueTask DisposeAsync() => _server.DisposeAsync();
}

using ConcertReservation.EmbeddedPostgres.Sharing;
using ConcertReservation.EmbeddedPostgres.Sources;

namespace ConcertReservation.EmbeddedPostgres;

/// <summary>
/// A real PostgreSQL (15 or later) on 127.0.0.1 that lives exactly as long as its users. Processes that name the same
/// <see cref="PostgresServerOptions.DataDirectory"/> share one server; it stops when the last of them has gone.
/// </summary>
/// <remarks>
/// On Linux and macOS this holds however a process ends, SIGKILL included. On Windows there is no watcher: a process
/// that is killed leaves its server running (and a thrown-away folder behind); the next start on the same data
/// directory takes a durable server over.
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

    /// <summary>Where the server came from, in one line: <c>pinned binaries 18.4</c>, <c>installed server 15.18</c>.</summary>
    public string Source { get; }

    /// <summary>Starts a server, or joins the one that already serves the data directory; it answers on return.</summary>
    /// <exception cref="PostgresUnavailableException">No source has a server for this machine.</exception>
    /// <exception cref="PostgresStartException">A server was found and did not start.</exception>
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
    /// For tests of what survives: stops the server, for every user of it, as if its machine had failed. Connections
    /// break and nothing is written in parting; it stays down until <see cref="RecoverAsync"/>.
    /// </summary>
    public Task CrashAsync(CancellationToken ct = default) => _server.CrashAsync(ct);

    /// <summary>Starts a server that is down, on the same port; it has recovered and answers on return.</summary>
    /// <exception cref="PostgresStartException">It did not start.</exception>
    public Task RecoverAsync(CancellationToken ct = default) => _server.RecoverAsync(ct);

    /// <summary>Leaves the server; the last user waits, within a minute, until it has stopped.</summary>
    public ValueTask DisposeAsync() => _server.DisposeAsync();
}

using ConcertReservation.EmbeddedPostgres.Sources;

namespace ConcertReservation.EmbeddedPostgres;

/// <summary>The options of an embedded server.</summary>
public sealed record PostgresServerOptions
{
    /// <summary>
    /// The folder of a durable server. It is created when it does not exist, and all processes with the same folder
    /// share the server. Null means a temporary server: a temporary folder, deleted when the server stops, and no
    /// fsync.
    /// </summary>
    public string? DataDirectory { get; init; }

    /// <summary>The server's <c>max_connections</c>.</summary>
    public int MaxConnections { get; init; } = 300;

    /// <summary>Receives one line for each slow step, for example the download.</summary>
    public Action<string>? Log { get; init; }

    /// <summary>The folder for the pinned binaries; null means the user's cache folder.</summary>
    internal string? CacheDirectory { get; init; }

    /// <summary>The sources to try, in order; null means all of them.</summary>
    internal IReadOnlyList<IServerSource>? Sources { get; init; }

    internal bool IsDurable => DataDirectory is not null;
}

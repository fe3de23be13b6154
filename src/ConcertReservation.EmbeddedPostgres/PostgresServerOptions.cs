using ConcertReservation.EmbeddedPostgres.Sources;

namespace ConcertReservation.EmbeddedPostgres;

/// <summary>How to start a private PostgreSQL.</summary>
public sealed record PostgresServerOptions
{
    /// <summary>
    /// The folder a durable server keeps its files in; created when missing, shared by every process that names it.
    /// Null means a thrown-away server: a temporary folder, no fsync, deleted when the server stops.
    /// </summary>
    public string? DataDirectory { get; init; }

    /// <summary>The server's <c>max_connections</c>.</summary>
    public int MaxConnections { get; init; } = 300;

    /// <summary>Receives one line for each step worth waiting for, such as the one-off download.</summary>
    public Action<string>? Log { get; init; }

    /// <summary>Where the pinned binaries are kept; null means the user's cache folder.</summary>
    internal string? CacheDirectory { get; init; }

    /// <summary>The sources to try, in order; null means all of them.</summary>
    internal IReadOnlyList<IServerSource>? Sources { get; init; }

    internal bool IsDurable => DataDirectory is not null;
}

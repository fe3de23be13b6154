using ConcertReservation.EmbeddedPostgres.Sharing;

namespace ConcertReservation.EmbeddedPostgres.Sources;

/// <summary>A source of PostgreSQL servers.</summary>
internal interface IServerSource
{
    string Name { get; }

    /// <exception cref="SourceUnavailableException">
    /// The source has no server for this machine. The caller tries the next source.
    /// </exception>
    Task<IServerRuntime> FindAsync(PostgresServerOptions options, CancellationToken ct);
}

using ConcertReservation.EmbeddedPostgres.Sharing;

namespace ConcertReservation.EmbeddedPostgres.Sources;

/// <summary>One place a PostgreSQL may come from.</summary>
internal interface IServerSource
{
    string Name { get; }

    /// <exception cref="SourceUnavailableException">This source has nothing for this machine; the next is tried.</exception>
    Task<IServerRuntime> FindAsync(PostgresServerOptions options, CancellationToken ct);
}

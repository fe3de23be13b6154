namespace ConcertReservation.Testing.Clusters;

/// <summary>The database that the instances share, and how it fails and recovers.</summary>
internal interface IClusterDatabase : IAsyncDisposable
{
    string ConnectionString { get; }

    /// <summary>Fails as if its machine had failed.</summary>
    Task CrashAsync(CancellationToken ct);

    /// <summary>Writes are accepted again on return: by the same server, or by another in its place.</summary>
    Task RecoverAsync(CancellationToken ct);
}

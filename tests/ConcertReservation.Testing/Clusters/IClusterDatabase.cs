namespace ConcertReservation.Testing.Clusters;

/// <summary>What the instances share, and how it fails and comes back.</summary>
internal interface IClusterDatabase : IAsyncDisposable
{
    string ConnectionString { get; }

    /// <summary>As if its machine had failed.</summary>
    Task CrashAsync(CancellationToken ct);

    /// <summary>Writes are taken again on return: by the same server, or by another in its place.</summary>
    Task RecoverAsync(CancellationToken ct);
}

using ConcertReservation.EmbeddedPostgres.Clusters;
using ConcertReservation.EmbeddedPostgres.Processes;
using ConcertReservation.EmbeddedPostgres.Sharing;
using ConcertReservation.EmbeddedPostgres.Sources;

namespace ConcertReservation.EmbeddedPostgres.Binaries;

/// <summary>
/// The pinned build, which is the same on every machine. It is downloaded once into the user's cache.
/// </summary>
internal sealed class PinnedBinaries : IServerSource
{
    private static readonly TimeSpan LockTimeout = TimeSpan.FromMinutes(6);

    public string Name => $"pinned binaries {PinnedPackage.ServerVersion}";

    public async Task<IServerRuntime> FindAsync(PostgresServerOptions options, CancellationToken ct)
    {
        var package =
            PinnedPackage.ForThisPlatform
            ?? throw new SourceUnavailableException($"no build with a known checksum for {PinnedPackage.ThisPlatform}");
        var prefix = await RootlessPrefix.FindAsync(ct);
        var root = await CachedAsync(package, options, ct);
        var binaries =
            await ServerBinaries.AskAsync(Path.Combine(root, "native", "bin"), ct)
            ?? throw new SourceUnavailableException($"the build in {root} does not run on this machine");
        return new ClusterRuntime($"pinned binaries {binaries.Version}", binaries, prefix, options);
    }

    private static async Task<string> CachedAsync(
        PinnedPackage package,
        PostgresServerOptions options,
        CancellationToken ct
    )
    {
        var cache = options.CacheDirectory ?? UserCache.Folder();
        var root = Path.Combine(cache, package.FolderName);
        if (Directory.Exists(root))
            return root;
        Directory.CreateDirectory(cache);
        using var fileLock = await FileLock.AcquireAsync(Path.Combine(cache, "lock"), LockTimeout, ct);
        if (!Directory.Exists(root))
            await PackageFetch.IntoAsync(root, package, options.Log, ct);
        return root;
    }
}

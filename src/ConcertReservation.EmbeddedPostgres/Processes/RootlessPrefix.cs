using ConcertReservation.EmbeddedPostgres.Sources;

namespace ConcertReservation.EmbeddedPostgres.Processes;

/// <summary>
/// PostgreSQL refuses to run as root. A user namespace shows it another user while every file keeps its owner.
/// </summary>
internal static class RootlessPrefix
{
    private static readonly string[] Unshare = ["unshare", "--user", "--map-user=65534", "--map-group=65534"];

    public static async Task<IReadOnlyList<string>> FindAsync(CancellationToken ct)
    {
        if (OperatingSystem.IsWindows() || !Environment.IsPrivilegedProcess)
            return [];
        var probe = new Command("true") { Limit = TimeSpan.FromSeconds(5) }.PrefixedBy(Unshare);
        var result = await probe.RunAsync(ct);
        return result.Succeeded
            ? Unshare
            : throw new SourceUnavailableException(
                $"PostgreSQL does not run as root, and a user namespace was refused ({result.LastWords}); "
                    + "run as an ordinary user"
            );
    }
}

using ConcertReservation.EmbeddedPostgres.Sources;

namespace ConcertReservation.EmbeddedPostgres.Processes;

/// <summary>
/// PostgreSQL refuses to run as root. In a user namespace it sees another user, while files keep their owner.
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
                $"PostgreSQL does not run as root, and a user namespace is not available ({result.LastWords}); "
                    + "run as a user other than root"
            );
    }
}

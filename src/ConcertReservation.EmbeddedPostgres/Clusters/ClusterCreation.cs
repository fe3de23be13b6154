using ConcertReservation.EmbeddedPostgres.Binaries;
using ConcertReservation.EmbeddedPostgres.Processes;
using ConcertReservation.EmbeddedPostgres.Sharing;

namespace ConcertReservation.EmbeddedPostgres.Clusters;

/// <summary>
/// Creates the cluster in a temporary folder and then moves it, so that an incomplete cluster is never used.
/// </summary>
internal sealed class ClusterCreation(
    ServerBinaries binaries,
    IReadOnlyList<string> prefix,
    PostgresServerOptions options
)
{
    // C.UTF-8 knows the letters of all scripts and sorts by code point. Some systems have only C.
    private static readonly string[] Locales = ["C.UTF-8", "C"];

    public async Task CreateAsync(ServerFolder folder, CancellationToken ct)
    {
        folder.DeleteIncompleteClusters();
        var lastOutput = "";
        foreach (var locale in Locales)
        {
            var cluster = folder.NewIncompleteCluster();
            var result = await InitDb(cluster, locale, folder).RunAsync(ct);
            if (result.Succeeded)
            {
                Directory.Move(cluster, folder.Cluster);
                return;
            }

            folder.DeleteIncompleteClusters();
            lastOutput = result.LastWords;
        }

        throw new PostgresStartException($"initdb in {folder.Root} failed: {lastOutput}");
    }

    private Command InitDb(string cluster, string locale, ServerFolder folder)
    {
        string[] arguments =
        [
            $"--pgdata={cluster}",
            "--username=postgres",
            "--auth=scram-sha-256",
            $"--pwfile={folder.PasswordFile}",
            "--encoding=UTF8",
            $"--locale={locale}",
            "--no-instructions",
        ];
        return binaries
            .Command("initdb", options.IsDurable ? arguments : [.. arguments, "--no-sync"])
            .PrefixedBy(prefix) with
        {
            WorkingDirectory = folder.Root,
        };
    }
}

using ConcertReservation.EmbeddedPostgres.Binaries;
using ConcertReservation.EmbeddedPostgres.Processes;
using ConcertReservation.EmbeddedPostgres.Sharing;

namespace ConcertReservation.EmbeddedPostgres.Clusters;

/// <summary>Makes the cluster beside its place and moves it there whole, so that no half-made one is ever used.</summary>
internal sealed class ClusterCreation(
    ServerBinaries binaries,
    IReadOnlyList<string> prefix,
    PostgresServerOptions options
)
{
    // C.UTF-8 knows every script's letters and sorts by code point; systems without it get C.
    private static readonly string[] Locales = ["C.UTF-8", "C"];

    public async Task CreateAsync(ServerFolder folder, CancellationToken ct)
    {
        folder.DeleteHalfMadeClusters();
        var lastWords = "";
        foreach (var locale in Locales)
        {
            var made = folder.NewHalfMadeCluster();
            var result = await InitDb(made, locale, folder).RunAsync(ct);
            if (result.Succeeded)
            {
                Directory.Move(made, folder.Cluster);
                return;
            }

            folder.DeleteHalfMadeClusters();
            lastWords = result.LastWords;
        }

        throw new PostgresStartException($"initdb in {folder.Root} failed: {lastWords}");
    }

    private Command InitDb(string made, string locale, ServerFolder folder)
    {
        string[] arguments =
        [
            $"--pgdata={made}",
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

using System.Globalization;
using ConcertReservation.EmbeddedPostgres.Clusters;
using ConcertReservation.EmbeddedPostgres.Processes;
using ConcertReservation.EmbeddedPostgres.Sharing;
using ConcertReservation.EmbeddedPostgres.Sources;

namespace ConcertReservation.EmbeddedPostgres.Binaries;

/// <summary>A server that is already installed on the machine.</summary>
internal sealed class InstalledBinaries(IReadOnlyList<string>? folders = null) : IServerSource
{
    public string Name => "an installed server";

    public async Task<IServerRuntime> FindAsync(PostgresServerOptions options, CancellationToken ct)
    {
        var tooOld = new List<string>();
        foreach (var folder in (folders ?? [.. UsualFolders()]).Where(ServerBinaries.AreIn))
        {
            var binaries = await ServerBinaries.AskAsync(folder, ct);
            if (binaries is { Major: >= ServerBinaries.OldestMajor })
            {
                var prefix = await RootlessPrefix.FindAsync(ct);
                return new ClusterRuntime($"installed server {binaries.Version}", binaries, prefix, options);
            }

            if (binaries is not null)
                tooOld.Add($"{folder} is {binaries.Version}");
        }

        throw new SourceUnavailableException(
            tooOld.Count == 0
                ? "none on the PATH or in the usual folders"
                : $"version {ServerBinaries.OldestMajor} or later is needed; {string.Join(", ", tooOld)}"
        );
    }

    /// <summary>
    /// The folders where packages install servers; they need not exist. In each parent the newest version is first.
    /// </summary>
    public static IEnumerable<string> UsualFolders()
    {
        var path = Environment.GetEnvironmentVariable("PATH") ?? "";
        return
        [
            .. path.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries),
            .. NewestFirst("/usr/lib/postgresql", "*", "bin"),
            .. NewestFirst("/usr", "pgsql-*", "bin"),
            .. NewestFirst("/opt/homebrew/opt", "postgresql*", "bin"),
            .. NewestFirst("/usr/local/opt", "postgresql*", "bin"),
            .. NewestFirst("/Applications/Postgres.app/Contents/Versions", "*", "bin"),
            .. NewestFirst(
                Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ProgramFiles), "PostgreSQL"),
                "*",
                "bin"
            ),
        ];
    }

    private static IEnumerable<string> NewestFirst(string parent, string pattern, string child) =>
        Directory.Exists(parent)
            ? Directory.GetDirectories(parent, pattern).OrderByDescending(Number).Select(x => Path.Combine(x, child))
            : [];

    private static int Number(string folder)
    {
        var digits = string.Concat(Path.GetFileName(folder).Where(char.IsAsciiDigit));
        return int.TryParse(digits, CultureInfo.InvariantCulture, out var number) ? number : 0;
    }
}

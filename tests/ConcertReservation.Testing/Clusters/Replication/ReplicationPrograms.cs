using ConcertReservation.EmbeddedPostgres.Binaries;
using ConcertReservation.EmbeddedPostgres.Processes;
using ConcertReservation.Testing.Processes;

namespace ConcertReservation.Testing.Clusters.Replication;

/// <summary>
/// An installed PostgreSQL with everything that a standby needs. The pinned build that the app downloads has no
/// pg_basebackup, so this needs the package of the system.
/// </summary>
internal sealed class ReplicationPrograms
{
    private const string WhatToInstall =
        "PostgreSQL with pg_basebackup is not installed, and this run makes a standby with it: apt-get install "
        + "postgresql (15 or later), or dnf install postgresql-server, or brew install postgresql.";

    private readonly ServerBinaries _binaries;
    private readonly IReadOnlyList<string> _prefix;

    private ReplicationPrograms(ServerBinaries binaries, IReadOnlyList<string> prefix)
    {
        _binaries = binaries;
        _prefix = prefix;
    }

    /// <exception cref="MissingProgramException">None is installed.</exception>
    public static async Task<ReplicationPrograms> FindAsync(CancellationToken ct)
    {
        foreach (var folder in InstalledBinaries.UsualFolders().Where(IsComplete))
            if (await ServerBinaries.AskAsync(folder, ct) is { Major: >= ServerBinaries.OldestMajor } binaries)
                return new ReplicationPrograms(binaries, await RootlessPrefix.FindAsync(ct));
        throw new MissingProgramException(WhatToInstall);
    }

    public Task RunAsync(string folder, string program, string[] arguments, CancellationToken ct) =>
        (Command(program, arguments) with { WorkingDirectory = folder }).RunOrThrowAsync(ct);

    /// <summary>The command line of the server in the foreground.</summary>
    public IEnumerable<string> Server(params string[] arguments)
    {
        var command = Command("postgres", arguments);
        return [command.FileName, .. command.Arguments];
    }

    private Command Command(string program, string[] arguments) =>
        _binaries.Command(program, arguments).PrefixedBy(_prefix);

    private static bool IsComplete(string folder) =>
        ServerBinaries.AreIn(folder) && File.Exists(Path.Combine(folder, "pg_basebackup"));
}

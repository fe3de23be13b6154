using ConcertReservation.EmbeddedPostgres.Processes;

namespace ConcertReservation.EmbeddedPostgres.Sharing;

/// <summary>
/// A <c>sh</c> process that outlives all users of a server, and stops the server after the last user.
/// </summary>
internal static class Watcher
{
    // The watcher gets its own session (or at least a process group) and parent, so that neither Ctrl-C in a terminal
    // nor the end of the user's process tree stops it.
    private const string Launch = """
        if command -v setsid >/dev/null 2>&1; then
          setsid sh -c "$@" </dev/null >watcher.log 2>&1 &
        else
          set -m
          sh -c "$@" </dev/null >watcher.log 2>&1 &
        fi
        """;

    private static readonly Lazy<string> Script = new(ReadScript);

    public static async Task MakePipeAsync(ServerFolder folder, CancellationToken ct)
    {
        File.Delete(folder.WatcherPid);
        File.Delete(folder.Users);
        await new Command("mkfifo", "-m", "600", folder.Users).RunOrThrowAsync(ct);
    }

    public static Task LaunchAsync(ServerFolder folder, ServerCommands commands, CancellationToken ct) =>
        new Command(
            "sh",
            "-c",
            Launch,
            "launch",
            Script.Value,
            "watcher",
            folder.Root,
            commands.Check.ToShell(),
            commands.Start.ToShell(),
            commands.Stop.ToShell(),
            folder.IsThrownAway ? "delete" : "keep"
        )
        {
            WorkingDirectory = folder.Root,
        }.RunOrThrowAsync(ct);

    private static string ReadScript()
    {
        using var stream = typeof(Watcher).Assembly.GetManifestResourceStream("watcher.sh")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}

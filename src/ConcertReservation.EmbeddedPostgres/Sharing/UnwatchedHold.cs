namespace ConcertReservation.EmbeddedPostgres.Sharing;

/// <summary>
/// For Windows, without a watcher: the last user stops the server. A killed user leaves it running for the next user.
/// </summary>
internal sealed class UnwatchedHold(ServerFolder folder, ServerCommands commands) : IServerHold
{
    public static async Task<IServerHold?> JoinAsync(
        ServerFolder folder,
        ServerCommands commands,
        CancellationToken ct
    ) => (await commands.Check.RunAsync(ct)).Succeeded ? new UnwatchedHold(folder, commands) : null;

    public static async Task<IServerHold> StartAsync(ServerFolder folder, ServerCommands commands, CancellationToken ct)
    {
        var start = await commands.Start.RunAsync(ct);
        return start.Succeeded
            ? new UnwatchedHold(folder, commands)
            : throw new PostgresStartException($"{start.LastWords}\n{folder.LastWords()}");
    }

    public Task CrashAsync(CancellationToken ct) => commands.Crash.RunOrThrowAsync(ct);

    public async Task RecoverAsync(CancellationToken ct)
    {
        if (!(await commands.Check.RunAsync(ct)).Succeeded)
            await commands.Start.RunOrThrowAsync(ct);
    }

    public void Dispose() { }

    public async Task WaitUntilStoppedAsync(TimeSpan limit)
    {
        await (commands.Stop with { Limit = limit }).RunAsync(CancellationToken.None);
        if (folder.IsThrownAway)
            Directory.Delete(folder.Root, recursive: true);
    }
}

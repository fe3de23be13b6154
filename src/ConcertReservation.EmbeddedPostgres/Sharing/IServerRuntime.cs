namespace ConcertReservation.EmbeddedPostgres.Sharing;

/// <summary>A way to run a server on a folder; who runs it, and for how long, is the watcher's business.</summary>
internal interface IServerRuntime
{
    string Source { get; }

    /// <summary>Makes the folder ready for a start. Called only when no server runs on it.</summary>
    Task PrepareAsync(ServerFolder folder, CancellationToken ct);

    ServerCommands Commands(ServerFolder folder, int port);

    /// <summary>Returns when the started server accepts connections.</summary>
    Task WaitUntilReadyAsync(ServerFolder folder, CancellationToken ct);
}

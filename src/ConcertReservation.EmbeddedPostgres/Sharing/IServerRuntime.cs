namespace ConcertReservation.EmbeddedPostgres.Sharing;

/// <summary>Prepares a folder and builds the commands of a server. The watcher runs the commands.</summary>
internal interface IServerRuntime
{
    string Source { get; }

    /// <summary>Prepares the folder for a start. Called only when no server runs on the folder.</summary>
    Task PrepareAsync(ServerFolder folder, CancellationToken ct);

    ServerCommands Commands(ServerFolder folder, int port);

    /// <summary>Returns when the started server accepts connections.</summary>
    Task WaitUntilReadyAsync(ServerFolder folder, CancellationToken ct);
}

namespace ConcertReservation.EmbeddedPostgres.Sharing;

/// <summary>Keeps a server running for one user, until it is disposed.</summary>
internal interface IServerHold : IDisposable
{
    /// <summary>Stops the server for all its users, as if its machine had failed.</summary>
    Task CrashAsync(CancellationToken ct);

    /// <summary>Starts a stopped server on the same port. Returns at once when it is running.</summary>
    Task RecoverAsync(CancellationToken ct);

    /// <summary>For the last user, after disposing: waits until the server has stopped, or until the limit.</summary>
    Task WaitUntilStoppedAsync(TimeSpan limit);
}

namespace ConcertReservation.EmbeddedPostgres.Sharing;

/// <summary>What keeps a server running for one user; disposing lets go of it.</summary>
internal interface IServerHold : IDisposable
{
    /// <summary>Stops the server, for all its users, as if its machine had failed.</summary>
    Task CrashAsync(CancellationToken ct);

    /// <summary>Starts a server that is down, on the port it had; returns at once when it runs.</summary>
    Task RecoverAsync(CancellationToken ct);

    /// <summary>For the last user, after it let go: returns when the server has stopped, or at the limit.</summary>
    Task WaitUntilStoppedAsync(TimeSpan limit);
}

namespace ConcertReservation.EmbeddedPostgres.Sharing;

/// <summary>What keeps a server running for one user; disposing lets go of it.</summary>
internal interface IServerHold : IDisposable
{
    /// <summary>For the last user, after it let go: returns when the server has stopped, or at the limit.</summary>
    Task WaitUntilStoppedAsync(TimeSpan limit);
}

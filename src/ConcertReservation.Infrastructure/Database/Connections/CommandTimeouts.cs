namespace ConcertReservation.Infrastructure.Database.Connections;

/// <summary>
/// How long this side waits for the server's answer. Statements end, should the server vanish without a word. A commit
/// is waited for without end: giving up on it cancels it on the server, and a server that was waiting for its
/// synchronous standby then calls it done, although it is on one machine only and dies with that machine.
/// </summary>
internal static class CommandTimeouts
{
    /// <summary>Longer than the server lets a statement run.</summary>
    public const int StatementSeconds = 30;

    /// <summary>Zero is no limit.</summary>
    public const int CommitSeconds = 0;
}

namespace ConcertReservation.Infrastructure.Database.Connections;

/// <summary>
/// How long the client side waits for a response of the server. A statement has a limit, in case the server disappears
/// without closing the connection. A commit has no limit: a timeout would cancel it on the server. A primary that waits
/// for its synchronous standby would then report the commit as done, although only the primary has it, and the commit
/// would be lost with that machine.
/// </summary>
internal static class CommandTimeouts
{
    /// <summary>Longer than the default <c>statement_timeout</c> of the server.</summary>
    public const int StatementSeconds = 30;

    /// <summary>The checks of the invariants read every row; the server has the same limit for them.</summary>
    public const int InvariantsSeconds = 120;

    /// <summary>0 means no limit.</summary>
    public const int CommitSeconds = 0;
}

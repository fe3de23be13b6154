using ConcertReservation.Domain.Queue;

namespace ConcertReservation.UnitTests.Builders;

internal static partial class A
{
    public static QueuePolicy Policy => QueuePolicy.Default;

    public static Line Line(QueuePolicy? policy = null)
    {
        var line = Domain.Queue.Line.Open(ConcertId, Now);
        line.ChangePolicy(policy ?? Policy, Now);
        return line;
    }

    public static QueueToken WaitingToken(Line? line = null, Guid? user = null) =>
        QueueToken.Join(line ?? Line(), user ?? User, Now);

    /// <summary>Admitted, and its owner not seen yet.</summary>
    public static QueueToken UnclaimedToken(QueuePolicy? policy = null)
    {
        var token = WaitingToken();
        token.Activate(policy ?? Policy, Now);
        return token;
    }

    public static QueueToken ActiveToken(QueuePolicy? policy = null)
    {
        var token = UnclaimedToken(policy);
        token.Claim(policy ?? Policy, Now);
        return token;
    }
}

using ConcertReservation.Application.Queue;

namespace ConcertReservation.UnitTests.Builders;

internal static partial class A
{
    public static readonly AdmissionRate NoRate = new(AdmittedPerSecond: null, LastAdmittedAt: null, Paused: false);

    public static QueuePolicy Policy => QueuePolicy.Default;

    public static Line Line(QueuePolicy? policy = null)
    {
        var line = Domain.Queue.Line.Open(ConcertId, Now);
        line.ChangePolicy(policy ?? Policy, Now);
        return line;
    }

    public static QueueToken WaitingToken(Line? line = null, Guid? user = null) =>
        QueueToken.Join(line ?? Line(), user ?? User, Now);

    /// <summary>Admitted, but not claimed yet.</summary>
    public static QueueToken UnclaimedToken(QueuePolicy? policy = null, Guid? user = null)
    {
        var line = Line(policy);
        var token = WaitingToken(line, user);
        token.Activate(line.NextAdmission(Now));
        return token;
    }

    public static QueueToken ActiveToken(QueuePolicy? policy = null, Guid? user = null)
    {
        var token = UnclaimedToken(policy, user);
        token.Claim(policy ?? Policy, Now);
        return token;
    }

    public static LineStateChange Change(long lastAdmittedPlace = 0, params long[] abandoned) =>
        new(lastAdmittedPlace, abandoned, Policy, NoRate, ActiveTurns.None, OnSale: true, SoldOut: false, SeenUpTo: 0);

    /// <summary>Customers who are inside until these seconds; how turns ended before is unknown.</summary>
    public static ActiveTurns TurnsUntil(params double[] seconds) =>
        new(TurnStatistics.None, [.. seconds.Order().Select(After)]);

    /// <summary>The cached state of one line, read from <paramref name="line"/>.</summary>
    public static LineStateCache LineStates(FakeTime time, Func<LineStateChange?> line)
    {
        var source = new Mock<ILineStateSource>();
        source.Setup(s => s.ReadAsync(ConcertId, It.IsAny<ulong>(), default)).ReturnsAsync(line);
        return new LineStateCache(source.Object, time);
    }

    public static LineStateCache LineStates() => LineStates(new FakeTime(Now), () => Change());
}

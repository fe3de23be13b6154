namespace ConcertReservation.UnitTests.Queue;

public sealed class TurnStatisticsTests
{
    // Faded over 600 seconds: two turns.
    private static readonly QueuePolicy Policy = A.Policy;

    [Fact]
    public void CountAdmitted_FirstCustomers_AreInside()
    {
        var turns = TurnStatistics.None.CountAdmitted(10, Policy, A.Now);

        turns.Should().Be(new TurnStatistics(10, 0, 0, 0, 0, A.Now));
    }

    [Fact]
    public void CountActive_FewerThanBefore_TheOthersEndedEarly()
    {
        var turns = TenInside.CountActive(7, Policy, A.After(1));

        turns.Active.Should().Be(7);
        turns.EndedEarly.Should().Be(3);
        turns.EarlyEndsPerActiveSecond(Policy, A.After(1)).Should().BeApproximately(3 / 10.0, 0.001);
    }

    [Fact]
    public void CountLapsed_ThenCountActive_DoesNotCountThemTwice()
    {
        var turns = TenInside.CountLapsed((4, NoShows: 1), Policy, A.After(60)).CountActive(5, Policy, A.After(60));

        turns.Active.Should().Be(5);
        (turns.NoShows, turns.Expired, turns.EndedEarly).Should().Be((1.0, 3.0, 1.0));
        turns.NoShowShare.Should().Be(1 / 6.0);
    }

    [Fact]
    public void CountActive_TheSameNumber_ReturnsTheSameInstance()
    {
        TenInside.CountActive(10, Policy, A.After(60)).Should().BeSameAs(TenInside);
    }

    [Fact]
    public void CountLapsed_None_ReturnsTheSameInstance()
    {
        TenInside.CountLapsed(default, Policy, A.After(60)).Should().BeSameAs(TenInside);
    }

    [Fact]
    public void CountActive_MoreThanBefore_AreInsideAndNoneEnded()
    {
        var turns = TenInside.CountActive(12, Policy, A.After(60));

        turns.Active.Should().Be(12);
        turns.EndedEarly.Should().Be(0);
    }

    [Fact]
    public void EarlyEnds_SteadyPayments_AreTheirRate()
    {
        var turns = TenInside;
        for (var second = 10; second <= 3_000; second += 10)
            turns = turns.CountActive(9, Policy, A.After(second)).CountAdmitted(1, Policy, A.After(second));

        turns.EarlyEndsPerActiveSecond(Policy, A.After(3_000)).Should().BeApproximately(0.01, 0.0002);
    }

    [Fact]
    public void EarlyEnds_NoneForALongTime_Fade()
    {
        var turns = TenInside.CountActive(5, Policy, A.After(10)).CountAdmitted(5, Policy, A.After(10));

        turns.EarlyEndsPerActiveSecond(Policy, A.After(10)).Should().BeApproximately(0.05, 0.001);
        turns.EarlyEndsPerActiveSecond(Policy, A.After(3_000)).Should().BeLessThan(0.0001);
    }

    [Fact]
    public void CountActive_ClockOfAnotherInstanceIsBehind_CountsNoTime()
    {
        var turns = TenInside.CountActive(9, Policy, A.After(-5));

        turns.CountedAt.Should().Be(A.Now);
        turns.ActiveSeconds.Should().Be(0);
    }

    private static TurnStatistics TenInside { get; } = TurnStatistics.None.CountAdmitted(10, Policy, A.Now);
}

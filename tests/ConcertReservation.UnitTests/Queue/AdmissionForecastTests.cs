namespace ConcertReservation.UnitTests.Queue;

public sealed class AdmissionForecastTests
{
    private static readonly QueuePolicy TenFor30Seconds = A.Policy with
    {
        MaxActive = 10,
        ActiveFor = TimeSpan.FromSeconds(30),
        ClaimWithin = TimeSpan.FromSeconds(10),
    };

    [Theory]
    [InlineData(1, 30)]
    [InlineData(10, 30)]
    [InlineData(11, 60)]
    [InlineData(35, 120)]
    [InlineData(105, 330)]
    public void SecondsUntil_AllInsideCameTogether_IsAWholeNumberOfTurns(long position, int expected)
    {
        Wait(TenFor30Seconds, position, TenTogether).Should().BeInRange(expected, expected + 2);
    }

    [Theory]
    [InlineData(1, 3)]
    [InlineData(5, 15)]
    [InlineData(10, 30)]
    [InlineData(25, 75)]
    public void SecondsUntil_TurnsEndOneAfterTheOther_FollowsThem(long position, int expected)
    {
        var turns = A.TurnsUntil([.. Enumerable.Range(1, 10).Select(n => n * 3.0)]);

        Wait(TenFor30Seconds, position, turns).Should().BeInRange(expected - 1, expected + 2);
    }

    [Fact]
    public void SecondsUntil_FreeSlots_IsASecond()
    {
        Wait(TenFor30Seconds, 10, A.TurnsUntil()).Should().Be(1);
    }

    [Fact]
    public void SecondsUntil_CustomersPay_IsShorterThanTheirTurns()
    {
        // 20 payments in 600 seconds inside: each 30 seconds, which is one for each slot and turn.
        var turns = TenTogether with
        {
            Statistics = TurnStatistics.None with { ActiveSeconds = 600, EndedEarly = 20 },
        };

        Wait(TenFor30Seconds, 5, turns).Should().BeInRange(13, 18);
        Wait(TenFor30Seconds, 100, turns).Should().BeInRange(160, 220);
    }

    [Fact]
    public void SecondsUntil_EveryOtherIsANoShow_NextTurnsAreShorter()
    {
        var turns = TenTogether with { Statistics = TurnStatistics.None with { NoShows = 50, Expired = 49 } };

        // The mean turn is 20 seconds.
        Wait(TenFor30Seconds, 210, turns).Should().BeInRange(410, 450);
    }

    [Fact]
    public void SecondsUntil_RateLimit_IsNotFaster()
    {
        var policy = TenFor30Seconds with { AdmitPerSecond = 0.1 };

        Wait(policy, 20, A.TurnsUntil()).Should().BeInRange(195, 205);
        Wait(policy, 100, A.TurnsUntil()).Should().BeInRange(980, 1_020);
    }

    [Fact]
    public void SecondsUntil_MaxActiveWasLowered_TheFirstEndsAdmitNobody()
    {
        var turns = A.TurnsUntil(5, 10, 15, 20, 25, 30);

        Wait(TenFor30Seconds with { MaxActive = 4 }, 1, turns).Should().BeInRange(14, 17);
    }

    [Fact]
    public void SecondsUntil_FarBack_GoesOnAtTheSameRate()
    {
        Wait(TenFor30Seconds, 3_000, TenTogether).Should().BeInRange(8_900, 9_100);
        Wait(TenFor30Seconds, long.MaxValue / 2, TenTogether).Should().Be(int.MaxValue);
    }

    [Fact]
    public void SecondsUntil_FurtherBack_IsNeverSooner()
    {
        var forecast = AdmissionForecast.Of(TenFor30Seconds, TenTogether, A.Now);

        Enumerable
            .Range(1, 500)
            .Select(position => forecast.SecondsUntil(position)!.Value)
            .Should()
            .BeInAscendingOrder();
    }

    [Fact]
    public void SecondsUntil_HoldsOutlastTheForecast_IsUnknown()
    {
        var turns = A.TurnsUntil([.. Enumerable.Repeat(86_400.0, 10)]);

        Wait(TenFor30Seconds, 11, turns).Should().BeNull();
    }

    [Fact]
    public void SecondsUntil_MoreInsideThanWereRead_SpreadsTheOthers()
    {
        var policy = A.Policy with { MaxActive = 5_000 };
        var first = Enumerable.Range(0, ActiveTurns.MostEnds).Select(n => 60 * n / 1_000.0);
        var turns = A.TurnsUntil([.. first]) with { Statistics = TurnStatistics.None with { Active = 5_000 } };

        Wait(policy, 500, turns).Should().BeInRange(25, 40);
        Wait(policy, 3_000, turns).Should().BeInRange(160, 200);
    }

    private static ActiveTurns TenTogether => A.TurnsUntil([.. Enumerable.Repeat(30.0, 10)]);

    private static int? Wait(QueuePolicy policy, long position, ActiveTurns turns) =>
        AdmissionForecast.Of(policy, turns, A.Now).SecondsUntil(position);
}

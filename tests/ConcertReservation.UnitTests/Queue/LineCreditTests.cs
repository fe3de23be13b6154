namespace ConcertReservation.UnitTests.Queue;

public sealed class LineCreditTests
{
    private static readonly QueuePolicy TenASecond = A.Policy with { AdmitPerSecond = 10 };

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0.09, 0)]
    [InlineData(0.5, 5)]
    [InlineData(1, 10)]
    [InlineData(3600, 10)]
    public void FreeSlots_TimePasses_SavesCreditOfAtMostOneSecond(double seconds, int expected)
    {
        var line = A.Line(TenASecond);

        line.FreeSlots(0, A.After(seconds)).Should().Be(expected);
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 1)]
    [InlineData(3600, 1)]
    public void FreeSlots_RateBelowOnePerSecond_SavesUpToOneSlot(double seconds, int expected)
    {
        var line = A.Line(A.Policy with { AdmitPerSecond = 0.5 });

        line.FreeSlots(0, A.After(seconds)).Should().Be(expected);
    }

    [Fact]
    public void FreeSlots_FewerSlotsThanCredit_ReturnsTheSlots()
    {
        var line = A.Line(TenASecond with { MaxActive = 4 });

        line.FreeSlots(1, A.After(1)).Should().Be(3);
    }

    [Fact]
    public void RecordAdmission_PartOfTheCredit_KeepsTheRest()
    {
        var line = A.Line(TenASecond);

        line.RecordAdmission(4, 4, A.After(1));

        line.FreeSlots(0, A.After(1)).Should().Be(6);
        line.FreeSlots(0, A.After(1.2)).Should().Be(8);
    }

    [Fact]
    public void RecordAdmission_TickByTick_KeepsTheRate()
    {
        var line = A.Line(TenASecond);
        var admitted = 0;

        for (var tick = 1; tick <= 20; tick++)
        {
            var now = A.Now + TimeSpan.FromMilliseconds(500 * tick);
            var slots = line.FreeSlots(0, now);
            line.RecordAdmission(slots, admitted += slots, now);
        }

        admitted.Should().Be(100);
    }

    [Fact]
    public void FreeSlots_ClockBehind_KeepsTheCredit()
    {
        var line = A.Line(TenASecond);
        line.RecordAdmission(4, 4, A.After(1));

        line.FreeSlots(0, A.Now).Should().Be(6);
    }

    [Fact]
    public void RecordAdmission_ClockBehind_CountsEachSecondOnce()
    {
        var line = A.Line(TenASecond);
        line.RecordAdmission(4, 4, A.After(1));

        // Another instance, whose clock is one second behind.
        line.RecordAdmission(5, 9, A.Now);

        line.FreeSlots(0, A.After(1)).Should().Be(1);
    }

    [Fact]
    public void ChangePolicy_WithSavedCredit_ResetsTheCreditToZero()
    {
        var line = A.Line(TenASecond);
        line.RecordAdmission(1, 1, A.After(1));

        line.ChangePolicy(TenASecond with { AdmitPerSecond = 2 }, A.After(2));

        line.FreeSlots(0, A.After(2)).Should().Be(0);
        line.FreeSlots(0, A.After(2.5)).Should().Be(1);
    }
}

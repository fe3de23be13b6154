using System.Globalization;

namespace ConcertReservation.UnitTests.Queue;

public sealed class QueuePolicyTests
{
    [Fact]
    public void Default_Always_HasTheValuesOfTheContract()
    {
        QueuePolicy
            .Default.Should()
            .BeEquivalentTo(
                new
                {
                    ActiveFor = TimeSpan.FromMinutes(5),
                    ClaimWithin = TimeSpan.FromSeconds(60),
                    HoldFor = TimeSpan.FromMinutes(5),
                    MaxSeatsPerReservation = 4,
                    MaxSeatsPerUser = 8,
                    Paused = false,
                }
            );
    }

    [Fact]
    public void EnsureValid_Default_IsAccepted()
    {
        ShouldBeAccepted(QueuePolicy.Default);
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(1_000_000, true)]
    [InlineData(1_000_001, false)]
    public void EnsureValid_MaxActive_HasBounds(int value, bool valid)
    {
        Should(A.Policy with { MaxActive = value }, "maxActive", valid);
    }

    [Theory]
    [InlineData(-1, false)]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(1_000, true)]
    [InlineData(1_001, false)]
    public void EnsureValid_SeatLimits_HaveBounds(int value, bool valid)
    {
        Should(A.Policy with { MaxSeatsPerReservation = value }, "maxSeatsPerReservation", valid);
        Should(A.Policy with { MaxSeatsPerUser = value }, "maxSeatsPerUser", valid);
    }

    [Theory]
    [InlineData("-00:00:01", false)]
    [InlineData("00:00:00.9999999", false)]
    [InlineData("00:00:01", true)]
    [InlineData("1.00:00:00", true)]
    [InlineData("1.00:00:00.0000001", false)]
    public void EnsureValid_Times_HaveBounds(string text, bool valid)
    {
        var value = TimeSpan.Parse(text, CultureInfo.InvariantCulture);

        Should(A.Policy with { ActiveFor = value }, "activeFor", valid);
        Should(A.Policy with { ClaimWithin = value }, "claimWithin", valid);
        Should(A.Policy with { HoldFor = value }, "holdFor", valid);
    }

    [Theory]
    [InlineData(double.NegativeInfinity, false)]
    [InlineData(-1, false)]
    [InlineData(0, false)]
    [InlineData(0.01, true)]
    [InlineData(100_000, true)]
    [InlineData(100_000.1, false)]
    [InlineData(double.PositiveInfinity, false)]
    [InlineData(double.NaN, false)]
    public void EnsureValid_AdmitPerSecond_HasBounds(double value, bool valid)
    {
        Should(A.Policy with { AdmitPerSecond = value }, "admitPerSecond", valid);
    }

    [Theory]
    [InlineData(60, 300, 60)]
    [InlineData(300, 300, 300)]
    [InlineData(600, 300, 300)]
    public void ClaimTime_Always_IsTheShorterOfClaimAndActiveTime(int claimWithin, int activeFor, int expected)
    {
        var policy = A.Policy with
        {
            ClaimWithin = TimeSpan.FromSeconds(claimWithin),
            ActiveFor = TimeSpan.FromSeconds(activeFor),
        };

        policy.ClaimTime.Should().Be(TimeSpan.FromSeconds(expected));
    }

    private static void Should(QueuePolicy policy, string field, bool valid)
    {
        if (valid)
            ShouldBeAccepted(policy);
        else
            Refusal.Of(() => policy.EnsureValid()).Field().Should().Be(field);
    }

    private static void ShouldBeAccepted(QueuePolicy policy) =>
        policy.Invoking(p => p.EnsureValid()).Should().NotThrow();
}

namespace ConcertReservation.UnitTests.Queue;

public sealed class AdmissionRateTests
{
    [Fact]
    public void Smooth_FirstAdmission_IsUnknown()
    {
        AdmissionRate.Smooth(null, null, 100, A.Now).Should().BeNull();
    }

    [Theory]
    [InlineData(10, 2, 5)]
    [InlineData(10, 1, 10)]
    [InlineData(10, 0.1, 10)]
    [InlineData(10, 0, 10)]
    public void Smooth_SecondAdmission_IsTheCountDividedByAtLeastASecond(int count, double seconds, double expected)
    {
        AdmissionRate.Smooth(null, A.Now, count, A.After(seconds)).Should().Be(expected);
    }

    [Theory]
    [InlineData(100)]
    [InlineData(0.01)]
    public void Smooth_SteadyRate_ConvergesToIt(double first)
    {
        double? rate = first;
        for (var second = 0; second < 600; second++)
            rate = AdmissionRate.Smooth(rate, A.After(second), 5, A.After(second + 1));

        rate.Should().BeApproximately(5, 0.01);
    }

    [Fact]
    public void Smooth_LongTimeWithoutAdmission_IsNearTheRateSinceThen()
    {
        var rate = AdmissionRate.Smooth(100, A.Now, 60, A.After(600));

        rate.Should().BeInRange(0.1, 0.2);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-5)]
    public void Smooth_NoTimeBetweenAdmissions_StaysNearThePreviousRate(double seconds)
    {
        var rate = AdmissionRate.Smooth(5, A.Now, 1, A.After(seconds));

        rate.Should().BeApproximately(5, 0.1);
    }
}

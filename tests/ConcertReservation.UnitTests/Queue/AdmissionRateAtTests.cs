namespace ConcertReservation.UnitTests.Queue;

public sealed class AdmissionRateAtTests
{
    private static readonly AdmissionRate Measured = new(AdmittedPerSecond: 8, LastAdmittedAt: A.Now, Paused: false);

    [Fact]
    public void At_JustAdmitted_IsTheMeasuredRate()
    {
        Measured.At(A.Now).Should().BeApproximately(8, 0.001);
    }

    [Fact]
    public void At_AMinuteWithoutAdmission_IsNearlyZero()
    {
        Measured.At(A.After(60)).Should().BeApproximately(8 / Math.E, 0.001);
    }

    [Fact]
    public void At_LongerTimeWithoutAdmission_IsLower()
    {
        var rates = Enumerable.Range(0, 300).Select(second => Measured.At(A.After(second))!.Value);

        rates.Should().BeInDescendingOrder().And.OnlyContain(rate => rate > 0);
    }

    [Fact]
    public void At_Paused_IsUnknown()
    {
        (Measured with { Paused = true }).At(A.Now).Should().BeNull();
    }

    [Fact]
    public void At_NoAdmissionYet_IsUnknown()
    {
        A.NoRate.At(A.Now).Should().BeNull();
    }

    [Fact]
    public void At_OneAdmission_IsUnknown()
    {
        (A.NoRate with { LastAdmittedAt = A.Now }).At(A.After(60)).Should().BeNull();
    }
}

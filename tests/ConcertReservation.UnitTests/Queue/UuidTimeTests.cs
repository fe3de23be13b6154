namespace ConcertReservation.UnitTests.Queue;

public sealed class UuidTimeTests
{
    [Fact]
    public void Of_ExampleOfTheStandard_ReturnsItsTime()
    {
        // RFC 9562, appendix A.6: Tuesday, February 22, 2022, 14:22:22 GMT-05:00.
        var id = Guid.Parse("017F22E2-79B0-7CC3-98C4-DC0C0C07398F");

        UuidTime.Of(id).Should().Be(new DateTimeOffset(2022, 2, 22, 14, 22, 22, TimeSpan.FromHours(-5)));
    }

    [Fact]
    public void Of_NewId_ReturnsTheCurrentMillisecond()
    {
        var now = A.After(1.2345678);

        UuidTime.Of(Guid.CreateVersion7(now)).Should().Be(A.After(1.234));
    }
}

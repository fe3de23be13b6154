namespace ConcertReservation.UnitTests.Concerts;

public sealed class ConcertTimeZoneTests
{
    [Fact]
    public void Announce_NoTimeZone_IsSeoul()
    {
        A.Concert().TimeZone.Should().Be("Asia/Seoul");
    }

    [Theory]
    [InlineData("UTC")]
    [InlineData("America/Argentina/Buenos_Aires")]
    public void Announce_IanaTimeZone_IsKept(string name)
    {
        A.Concert(name).TimeZone.Should().Be(name);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("Mars/Olympus_Mons")]
    [InlineData("Korea Standard Time")]
    [InlineData("+09:00")]
    [InlineData("../../etc/passwd")]
    public void Announce_OtherTimeZone_IsRefused(string name)
    {
        var refusal = Refusal.Of(() => A.Concert(name));

        refusal.Field().Should().Be("timeZone");
    }
}

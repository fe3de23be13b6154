using ConcertReservation.Domain.Concerts;

namespace ConcertReservation.UnitTests.Concerts;

public sealed class SeatVersionTests
{
    private static readonly SeatVersion Version = new(ulong.MaxValue - 1, 4_000_000_000, 1UL << 40, A.Now.UtcTicks);

    [Fact]
    public void TryParse_ItsOwnText_GivesTheSameVersion()
    {
        SeatVersion.TryParse(Version.ToString(), out var read).Should().BeTrue();

        read.Should().Be(Version);
    }

    [Fact]
    public void ToString_AnyVersion_IsSafeInUrlsAndShort()
    {
        Version.ToString().Should().MatchRegex("^[A-Za-z0-9_-]{1,64}$");
    }

    [Theory]
    [InlineData("")]
    [InlineData("7")]
    [InlineData("null")]
    [InlineData("AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA!")]
    [InlineData("AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")]
    [InlineData("AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA ")]
    [InlineData("AgAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("좌석좌석좌석좌석좌석좌석좌석좌석좌석좌석좌석좌석좌석좌석좌석좌석좌석좌석좌석좌")]
    public void TryParse_OtherText_IsFalse(string text)
    {
        SeatVersion.TryParse(text, out _).Should().BeFalse();
    }
}

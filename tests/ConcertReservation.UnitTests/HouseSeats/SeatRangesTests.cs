using ConcertReservation.Application.HouseSeats;

namespace ConcertReservation.UnitTests.HouseSeats;

public sealed class SeatRangesTests
{
    [Theory]
    [InlineData(new long[] { 5 }, "5")]
    [InlineData(new long[] { 3, 1, 2 }, "1-3")]
    [InlineData(new long[] { 1, 2, 4, 6, 7 }, "1-2,4,6-7")]
    [InlineData(new long[0], "")]
    public void Of_SomeIds_JoinsThoseThatFollowEachOther(long[] ids, string expected)
    {
        SeatRanges.Of(ids).Should().Be(expected);
    }
}

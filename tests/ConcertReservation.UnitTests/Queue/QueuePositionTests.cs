namespace ConcertReservation.UnitTests.Queue;

public sealed class QueuePositionTests
{
    [Theory]
    [InlineData(0, 1)]
    [InlineData(127, 128)]
    public void Position_CustomersAhead_CountsFromOne(long ahead, long expected)
    {
        new QueuePosition(ahead, null, SoldOut: false).Position.Should().Be(expected);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 2)]
    [InlineData(100, 2)]
    [InlineData(101, 3)]
    [InlineData(800, 9)]
    [InlineData(801, 10)]
    [InlineData(1_000_000, 10)]
    public void PollAfterSeconds_CustomersAhead_IsFromOneToTen(long ahead, int expected)
    {
        new QueuePosition(ahead, null, SoldOut: false).PollAfterSeconds.Should().Be(expected);
    }

    [Fact]
    public void PollAfterSeconds_FurtherBack_IsNeverShorter()
    {
        var polls = Enumerable.Range(0, 2_000).Select(n => new QueuePosition(n, null, SoldOut: false).PollAfterSeconds);

        polls.Should().BeInAscendingOrder();
    }
}

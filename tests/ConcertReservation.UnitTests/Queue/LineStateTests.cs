namespace ConcertReservation.UnitTests.Queue;

public sealed class LineStateTests
{
    [Theory]
    [InlineData(11, 0)]
    [InlineData(12, 1)]
    [InlineData(20, 9)]
    public void PositionOf_NoCustomerLeft_CountsFromTheLastAdmittedPlace(long place, long ahead)
    {
        var lineState = LineState.Of(A.Change(lastAdmittedPlace: 10));

        lineState.PositionOf(place, A.Now)!.Ahead.Should().Be(ahead);
    }

    [Theory]
    [InlineData(9)]
    [InlineData(10)]
    public void PositionOf_AtOrBeforeTheLastAdmittedPlace_IsNull(long place)
    {
        var lineState = LineState.Of(A.Change(lastAdmittedPlace: 10));

        lineState.PositionOf(place, A.Now).Should().BeNull();
    }

    [Fact]
    public void PositionOf_CustomersInFrontLeft_DoesNotCountThem()
    {
        var lineState = LineState.Of(A.Change(lastAdmittedPlace: 10, 12, 13));

        lineState.PositionOf(15, A.Now)!.Ahead.Should().Be(2);
    }

    [Fact]
    public void PositionOf_CustomersBehindLeft_IsTheSame()
    {
        var lineState = LineState.Of(A.Change(lastAdmittedPlace: 10, 16, 17));

        lineState.PositionOf(15, A.Now)!.Ahead.Should().Be(4);
    }

    [Fact]
    public void PositionOf_ThePlaceIsAbandoned_IsNull()
    {
        var lineState = LineState.Of(A.Change(lastAdmittedPlace: 10, 14, 15, 16));

        lineState.PositionOf(15, A.Now).Should().BeNull();
    }

    [Fact]
    public void PositionOf_CustomersBeforeTheLastAdmittedPlaceLeft_DoesNotCountThemTwice()
    {
        var lineState = LineState.Of(A.Change(lastAdmittedPlace: 10, 8, 9, 12));

        lineState.PositionOf(15, A.Now)!.Ahead.Should().Be(3);
    }

    [Fact]
    public void PositionOf_Always_HasTheRateAndSoldOut()
    {
        var rate = new AdmissionRate(AdmittedPerSecond: 3, LastAdmittedAt: A.Now, Paused: false);
        var lineState = LineState.Of(A.Change() with { Rate = rate, SoldOut = true });

        lineState.PositionOf(5, A.After(30)).Should().Be(new QueuePosition(4, rate.At(A.After(30)), SoldOut: true));
    }
}

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
    public void PositionOf_SoldOut_SaysSoWithoutAWait()
    {
        var lineState = LineState.Of(Full with { SoldOut = true });

        lineState.PositionOf(5, A.Now).Should().Be(new QueuePosition(4, EstimatedWaitSeconds: null, SoldOut: true));
    }

    [Fact]
    public void PositionOf_OneInside_WaitsForTheEndOfTheTurn()
    {
        LineState.Of(Full).PositionOf(1, A.Now)!.EstimatedWaitSeconds.Should().BeInRange(90, 110);
    }

    [Fact]
    public void PositionOf_TimePasses_WaitsLess()
    {
        var lineState = LineState.Of(Full);
        lineState.PositionOf(1, A.Now);

        lineState.PositionOf(1, A.After(60))!.EstimatedWaitSeconds.Should().BeInRange(40, 50);
    }

    [Fact]
    public void PositionOf_Paused_HasNoWait()
    {
        var lineState = LineState.Of(Full with { Policy = Full.Policy with { Paused = true } });

        lineState.PositionOf(1, A.Now)!.EstimatedWaitSeconds.Should().BeNull();
    }

    [Fact]
    public void PositionOf_SaleIsClosed_HasNoWait()
    {
        var lineState = LineState.Of(Full with { OnSale = false });

        lineState.PositionOf(1, A.Now)!.EstimatedWaitSeconds.Should().BeNull();
    }

    private static LineStateChange Full =>
        A.Change() with
        {
            Policy = A.Policy with { MaxActive = 1 },
            ActiveTurns = A.TurnsUntil(100),
        };

    [Theory]
    [InlineData(100)]
    [InlineData(101)]
    [InlineData(400)]
    public void LastPlaceWithin_AnyTime_IsTheLastPlaceWhoseWaitIsNotLonger(int seconds)
    {
        var lineState = LineState.Of(
            A.Change(lastAdmittedPlace: 10, 13, 14, 19) with
            {
                Policy = A.Policy with { MaxActive = 3 },
                ActiveTurns = A.TurnsUntil(50, 100, 150),
            }
        );

        var last = lineState.LastPlaceWithin(TimeSpan.FromSeconds(seconds), A.Now);

        var waits = Enumerable
            .Range(11, 200)
            .Select(place => (Place: (long)place, lineState.PositionOf(place, A.Now)?.EstimatedWaitSeconds));
        last.Should().Be(waits.Last(wait => wait.EstimatedWaitSeconds <= seconds).Place);
    }

    [Fact]
    public void LastPlaceWithin_NoAdmissionInTime_IsTheLastAdmittedPlace()
    {
        var lineState = LineState.Of(
            A.Change(lastAdmittedPlace: 10) with
            {
                Policy = A.Policy with { MaxActive = 1 },
                ActiveTurns = A.TurnsUntil(200),
            }
        );

        lineState.LastPlaceWithin(TimeSpan.FromSeconds(60), A.Now).Should().Be(10);
    }

    [Fact]
    public void LastPlaceWithin_SoldOut_IsNull()
    {
        var lineState = LineState.Of(A.Change(lastAdmittedPlace: 10) with { SoldOut = true });

        lineState.LastPlaceWithin(TimeSpan.FromHours(1), A.Now).Should().BeNull();
    }
}

namespace ConcertReservation.UnitTests.Queue;

public sealed class LineStateApplyTests
{
    [Fact]
    public void Apply_MoreCustomersLeft_CountsThemToo()
    {
        var lineState = LineState
            .Of(A.Change(lastAdmittedPlace: 10, 12, 15))
            .Apply(A.Change(lastAdmittedPlace: 10, 13));

        AheadOf(20, lineState).Should().Be(6);
    }

    [Fact]
    public void Apply_ALowerPlaceIsAbandonedLater_CountsEachPlaceInFront()
    {
        var lineState = LineState
            .Of(A.Change(lastAdmittedPlace: 10, 15, 18))
            .Apply(A.Change(lastAdmittedPlace: 10, 12));

        AheadOf(13, lineState).Should().Be(1);
        AheadOf(16, lineState).Should().Be(3);
        AheadOf(20, lineState).Should().Be(6);
    }

    [Fact]
    public void Apply_OnlyTheLastAdmittedPlaceMoves_KeepsTheAbandonedPlacesInOrder()
    {
        var lineState = LineState
            .Of(A.Change(lastAdmittedPlace: 10, 12, 15, 18))
            .Apply(A.Change(lastAdmittedPlace: 11));

        AheadOf(13, lineState).Should().Be(0);
        AheadOf(16, lineState).Should().Be(2);
        AheadOf(20, lineState).Should().Be(5);
    }

    [Fact]
    public void Apply_OverlappingReads_CountEachPlaceOnce()
    {
        var lineState = LineState
            .Of(A.Change(lastAdmittedPlace: 10, 12, 15))
            .Apply(A.Change(lastAdmittedPlace: 10, 12, 13, 15));

        AheadOf(20, lineState).Should().Be(6);
    }

    [Fact]
    public void Apply_LastAdmittedPlaceMoves_RemovesTheAbandonedPlacesBeforeIt()
    {
        var lineState = LineState.Of(A.Change(lastAdmittedPlace: 10, 12, 15)).Apply(A.Change(lastAdmittedPlace: 13));

        AheadOf(20, lineState).Should().Be(5);
    }

    [Fact]
    public void Apply_LastAdmittedPlacePassesThePlace_PositionIsNull()
    {
        var lineState = LineState.Of(A.Change(lastAdmittedPlace: 10)).Apply(A.Change(lastAdmittedPlace: 20));

        lineState.PositionOf(20, A.Now).Should().BeNull();
    }

    [Fact]
    public void Apply_ManyChanges_NeverIncreaseAPosition()
    {
        var lineState = LineState.Of(A.Change(lastAdmittedPlace: 3, 5, 9));
        var seen = new List<long> { AheadOf(30, lineState) };

        foreach (
            var change in (LineStateChange[])
                [A.Change(3, 9, 28), A.Change(5), A.Change(9, 12), A.Change(9), A.Change(29)]
        )
        {
            lineState = lineState.Apply(change);
            seen.Add(AheadOf(30, lineState));
        }

        seen.Should().Equal(24, 23, 22, 18, 18, 0);
    }

    [Fact]
    public void Apply_NothingChanged_ReturnsTheSameState()
    {
        var lineState = LineState.Of(A.Change(lastAdmittedPlace: 10, 12));

        lineState.Apply(A.Change(lastAdmittedPlace: 10, 12) with { SeenUpTo = 99 }).Should().BeSameAs(lineState);
    }

    [Fact]
    public void Apply_OnlyThePolicyChanged_IsANewStateOfTheSamePlaces()
    {
        var lineState = LineState.Of(A.Change(lastAdmittedPlace: 10, 12));
        var policy = A.Policy with { MaxActive = 1 };

        var after = lineState.Apply(A.Change(lastAdmittedPlace: 10) with { Policy = policy });

        after.Latest.Policy.Should().Be(policy);
        AheadOf(20, after).Should().Be(8);
    }

    [Fact]
    public void Apply_SoldOut_SetsSoldOut()
    {
        var after = LineState.Of(A.Change()).Apply(A.Change() with { SoldOut = true });

        after.PositionOf(1, A.Now)!.SoldOut.Should().BeTrue();
    }

    [Fact]
    public void Apply_OnlyATurnWasExtended_IsANewState()
    {
        var lineState = LineState.Of(A.Change() with { ActiveTurns = A.TurnsUntil(60) });

        var after = lineState.Apply(A.Change() with { ActiveTurns = A.TurnsUntil(300) });

        after.Latest.ActiveTurns.FirstEnds.Should().Equal(A.After(300));
    }

    [Fact]
    public void Apply_TheSaleCloses_IsANewState()
    {
        LineState.Of(A.Change()).Apply(A.Change() with { OnSale = false }).Latest.OnSale.Should().BeFalse();
    }

    [Fact]
    public void Apply_TheSameTurns_ReturnsTheSameState()
    {
        var lineState = LineState.Of(A.Change() with { ActiveTurns = A.TurnsUntil(60, 300) });

        lineState.Apply(A.Change() with { ActiveTurns = A.TurnsUntil(60, 300) }).Should().BeSameAs(lineState);
    }

    private static long AheadOf(long place, LineState lineState) => lineState.PositionOf(place, A.Now)!.Ahead;
}

namespace ConcertReservation.UnitTests.Queue;

public sealed class LockedLineStateTests
{
    [Theory]
    [InlineData(4, 0)]
    [InlineData(5, 1)]
    [InlineData(8, 3)]
    [InlineData(12, 5)]
    public void AheadOf_OlderCachedState_CountsAllAbandonedPlacesOnce(long place, long expected)
    {
        var cached = LineState.Of(A.Change(lastAdmittedPlace: 1, abandoned: [2, 6, 9]));

        var state = new LockedLineState(LineAdmittedTo(3), cached, [11, 6]);

        state.AheadOf(place).Should().Be(expected);
        state.IsNewerThanCached.Should().BeTrue();
    }

    [Fact]
    public void AheadOf_NoCachedState_CountsTheAbandonedPlaces()
    {
        new LockedLineState(LineAdmittedTo(3), cached: null, [5]).AheadOf(6).Should().Be(1);
    }

    [Fact]
    public void IsNewerThanCached_SameLine_IsFalse()
    {
        var cached = LineState.Of(A.Change(lastAdmittedPlace: 3, abandoned: [6]));

        new LockedLineState(LineAdmittedTo(3), cached, [6]).IsNewerThanCached.Should().BeFalse();
    }

    private static Line LineAdmittedTo(long place)
    {
        var line = A.Line();
        line.RecordAdmission(count: 1, place, A.Now);
        return line;
    }
}

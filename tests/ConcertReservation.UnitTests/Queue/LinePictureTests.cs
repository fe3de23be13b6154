using ConcertReservation.Domain.Queue;

namespace ConcertReservation.UnitTests.Queue;

public sealed class LinePictureTests
{
    [Theory]
    [InlineData(11, 0)]
    [InlineData(12, 1)]
    [InlineData(20, 9)]
    public void StandingOf_NobodyLeft_CountsFromTheFrontier(long place, long ahead)
    {
        var picture = LinePicture.Of(A.Change(frontier: 10));

        picture.StandingOf(place, A.Now)!.Ahead.Should().Be(ahead);
    }

    [Theory]
    [InlineData(9)]
    [InlineData(10)]
    public void StandingOf_AtOrBeforeTheFrontier_WaitsNoLonger(long place)
    {
        var picture = LinePicture.Of(A.Change(frontier: 10));

        picture.StandingOf(place, A.Now).Should().BeNull();
    }

    [Fact]
    public void StandingOf_SomeLeftInFront_AreNotAhead()
    {
        var picture = LinePicture.Of(A.Change(frontier: 10, 12, 13));

        picture.StandingOf(15, A.Now)!.Ahead.Should().Be(2);
    }

    [Fact]
    public void StandingOf_SomeLeftBehind_ChangesNothing()
    {
        var picture = LinePicture.Of(A.Change(frontier: 10, 16, 17));

        picture.StandingOf(15, A.Now)!.Ahead.Should().Be(4);
    }

    [Fact]
    public void StandingOf_ThePlaceWasGivenUp_WaitsNoLonger()
    {
        var picture = LinePicture.Of(A.Change(frontier: 10, 14, 15, 16));

        picture.StandingOf(15, A.Now).Should().BeNull();
    }

    [Fact]
    public void StandingOf_SomeLeftBeforeTheFrontier_AreNotCountedTwice()
    {
        var picture = LinePicture.Of(A.Change(frontier: 10, 8, 9, 12));

        picture.StandingOf(15, A.Now)!.Ahead.Should().Be(3);
    }

    [Fact]
    public void StandingOf_Always_SaysPaceAndWhetherSoldOut()
    {
        var pace = new LinePace(AdmittedPerSecond: 3, LastAdmittedAt: A.Now, Paused: false);
        var picture = LinePicture.Of(A.Change() with { Pace = pace, SoldOut = true });

        picture.StandingOf(5, A.After(30)).Should().Be(new Standing(4, pace.At(A.After(30)), SoldOut: true));
    }
}

using ConcertReservation.Domain.Queue;

namespace ConcertReservation.UnitTests.Queue;

public sealed class LinePictureApplyTests
{
    [Fact]
    public void Apply_MoreLeft_CountsThoseToo()
    {
        var picture = LinePicture.Of(A.Change(frontier: 10, 12, 15)).Apply(A.Change(frontier: 10, 13));

        AheadOf(20, picture).Should().Be(6);
    }

    [Fact]
    public void Apply_ReadsThatOverlap_CountNobodyTwice()
    {
        var picture = LinePicture.Of(A.Change(frontier: 10, 12, 15)).Apply(A.Change(frontier: 10, 12, 13, 15));

        AheadOf(20, picture).Should().Be(6);
    }

    [Fact]
    public void Apply_FrontierMoves_ForgetsThoseWhoLeftBeforeIt()
    {
        var picture = LinePicture.Of(A.Change(frontier: 10, 12, 15)).Apply(A.Change(frontier: 13));

        AheadOf(20, picture).Should().Be(5);
    }

    [Fact]
    public void Apply_FrontierPassesThePlace_ItWaitsNoLonger()
    {
        var picture = LinePicture.Of(A.Change(frontier: 10)).Apply(A.Change(frontier: 20));

        picture.StandingOf(20, A.Now).Should().BeNull();
    }

    [Fact]
    public void Apply_ChangeAfterChange_NeverMakesAnybodyWaitBehindMore()
    {
        var picture = LinePicture.Of(A.Change(frontier: 3, 5, 9));
        var seen = new List<long> { AheadOf(30, picture) };

        foreach (
            var change in (LineChange[])[A.Change(3, 9, 28), A.Change(5), A.Change(9, 12), A.Change(9), A.Change(29)]
        )
        {
            picture = picture.Apply(change);
            seen.Add(AheadOf(30, picture));
        }

        seen.Should().Equal(24, 23, 22, 18, 18, 0);
    }

    [Fact]
    public void Apply_NothingChanged_IsTheSamePicture()
    {
        var picture = LinePicture.Of(A.Change(frontier: 10, 12));

        picture.Apply(A.Change(frontier: 10, 12) with { SeenUpTo = 99 }).Should().BeSameAs(picture);
    }

    [Fact]
    public void Apply_OnlyThePolicyChanged_IsAnotherPictureOfTheSamePlaces()
    {
        var picture = LinePicture.Of(A.Change(frontier: 10, 12));
        var policy = A.Policy with { MaxActive = 1 };

        var after = picture.Apply(A.Change(frontier: 10) with { Policy = policy });

        after.Latest.Policy.Should().Be(policy);
        AheadOf(20, after).Should().Be(8);
    }

    [Fact]
    public void Apply_SoldOutNow_SaysSo()
    {
        var after = LinePicture.Of(A.Change()).Apply(A.Change() with { SoldOut = true });

        after.StandingOf(1, A.Now)!.SoldOut.Should().BeTrue();
    }

    private static long AheadOf(long place, LinePicture picture) => picture.StandingOf(place, A.Now)!.Ahead;
}

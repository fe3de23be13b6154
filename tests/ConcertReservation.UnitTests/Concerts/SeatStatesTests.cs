using ConcertReservation.Domain.Concerts;

namespace ConcertReservation.UnitTests.Concerts;

public sealed class SeatStatesTests
{
    private static readonly SeatState Held = SeatState.Of(SeatStatus.Held, A.After(300));

    [Fact]
    public void Pack_FiveSeats_HasTwoBitsASeatWithTheLowestFirst()
    {
        var states = SeatStates.Of([SeatState.Available, Held, SeatState.Sold, SeatState.Available, Held]);

        states.Pack(A.Now).Should().Equal(0b00_10_01_00, 0b01);
    }

    [Theory]
    [InlineData(299.999, 1)]
    [InlineData(300, 0)]
    public void Pack_AHold_IsAvailableFromTheInstantItEnds(double seconds, byte expected)
    {
        SeatStates.Of([Held]).Pack(A.After(seconds)).Should().Equal(expected);
    }

    [Fact]
    public void With_ChangesInTwoBlocks_ChangesOnlyTheCopy()
    {
        var before = SeatStates.Of(Enumerable.Repeat(SeatState.Available, 1_000));

        var after = before.With([(3, SeatState.Sold), (999, Held), (3, Held)]);

        Enumerable.Range(0, 1_000).Where(index => after[index] != before[index]).Should().Equal(3, 999);
        after[3].Should().Be(Held, "the last change of a seat counts");
        before.CountAvailable(A.Now).Should().Be(1_000);
        after.CountAvailable(A.Now).Should().Be(998);
        after.CountAvailable(A.After(300)).Should().Be(1_000);
    }

    [Fact]
    public void NextLapse_HoldsOfOneBlockPartlyLapsed_IsTheFirstThatIsStillRunning()
    {
        var states = SeatStates.Of([
            SeatState.Of(SeatStatus.Held, A.After(10)),
            SeatState.Of(SeatStatus.Held, A.After(30)),
            SeatState.Of(SeatStatus.Held, A.After(20)),
            SeatState.Sold,
        ]);

        states.NextLapse(A.Now).Should().Be(A.After(10));
        states.NextLapse(A.After(10)).Should().Be(A.After(20));
        states.NextLapse(A.After(30)).Should().BeNull();
    }

    [Fact]
    public void LapsedBetween_TwoTimes_HasTheHoldsThatEndAfterTheFirstAndNotAfterTheSecond()
    {
        var states = SeatStates.Of([
            SeatState.Of(SeatStatus.Held, A.After(10)),
            SeatState.Of(SeatStatus.Held, A.After(20)),
            SeatState.Of(SeatStatus.Held, A.After(30)),
            SeatState.Of(SeatStatus.Held, A.After(40)),
        ]);

        states.LapsedBetween(A.After(10).UtcTicks, A.After(30).UtcTicks).Should().Equal(1, 2);
    }
}

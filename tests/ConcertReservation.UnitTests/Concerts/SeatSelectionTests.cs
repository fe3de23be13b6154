using ConcertReservation.Domain.BestSeats;
using ConcertReservation.Domain.Concerts;

namespace ConcertReservation.UnitTests.Concerts;

public sealed class SeatSelectionTests
{
    [Fact]
    public void Of_Ids_KeepsThem()
    {
        var selection = SeatSelection.Of(70, [3, 1], null);

        selection.PerformanceId.Should().Be(70);
        selection.Ids.Should().Equal(3, 1);
        selection.Numbers.Should().BeEmpty();
        selection.Count.Should().Be(2);
    }

    [Fact]
    public void Of_Numbers_KeepsThem()
    {
        var selection = SeatSelection.Of(70, null, ["VIP-A7", "VIP-A8"]);

        selection.Ids.Should().BeEmpty();
        selection.Numbers.Should().Equal("VIP-A7", "VIP-A8");
        selection.Count.Should().Be(2);
    }

    [Fact]
    public void Of_Neither_IsRefused()
    {
        var refusal = Refusal.Of(() => SeatSelection.Of(70, null, null));

        refusal.Field().Should().Be("seatIds");
    }

    [Fact]
    public void Of_Both_IsRefused()
    {
        var refusal = Refusal.Of(() => SeatSelection.Of(70, [1], ["2"]));

        refusal.Field().Should().Be("seatIds");
    }

    [Fact]
    public void Of_Best_HasTheCountOfTheWish()
    {
        var wish = SeatWish.Of(3, section: null, maxPrice: null, together: true);

        var selection = SeatSelection.Of(70, null, null, wish);

        selection.Count.Should().Be(3);
        selection.Best.Should().Be(wish);
        Refusal.Of(() => selection.EnsureAtMost(2)).Field().Should().Be("best.count");
    }

    [Fact]
    public void Of_BestAndIds_IsRefused()
    {
        var wish = SeatWish.Of(1, section: null, maxPrice: null, together: true);

        Refusal.Of(() => SeatSelection.Of(70, [1], null, wish)).Field().Should().Be("seatIds");
    }

    [Fact]
    public void Of_NoIds_IsRefused()
    {
        Refusal.Of(() => SeatSelection.Of(70, [], null)).Field().Should().Be("seatIds");
    }

    [Fact]
    public void Of_NoNumbers_IsRefused()
    {
        Refusal.Of(() => SeatSelection.Of(70, null, [])).Field().Should().Be("seatNumbers");
    }

    [Fact]
    public void Of_SameIdTwice_IsRefused()
    {
        Refusal.Of(() => SeatSelection.Of(70, [1, 2, 1], null)).Field().Should().Be("seatIds");
    }

    [Fact]
    public void Of_SameNumberTwice_IsRefused()
    {
        Refusal.Of(() => SeatSelection.Of(70, null, ["7", "7"])).Field().Should().Be("seatNumbers");
    }

    [Fact]
    public void EnsureAtMost_MaximumCount_IsAccepted()
    {
        var act = () => SeatSelection.Of(70, [1, 2], null).EnsureAtMost(2);

        act.Should().NotThrow();
    }

    [Fact]
    public void EnsureAtMost_OneIdMoreThanAllowed_IsRefused()
    {
        var refusal = Refusal.Of(() => SeatSelection.Of(70, [1, 2, 3], null).EnsureAtMost(2));

        refusal.Field().Should().Be("seatIds");
    }

    [Fact]
    public void EnsureAtMost_OneNumberMoreThanAllowed_IsRefused()
    {
        var refusal = Refusal.Of(() => SeatSelection.Of(70, null, ["1", "2", "3"]).EnsureAtMost(2));

        refusal.Field().Should().Be("seatNumbers");
    }
}

using ConcertReservation.Domain.Concerts;

namespace ConcertReservation.UnitTests.Concerts;

public sealed class SeatPlanSectionedRefusalTests
{
    [Fact]
    public void Sectioned_NoSections_IsRefused()
    {
        var refusal = Refusal.Of(() => SeatPlan.Sectioned([], "performances[1].sections"));

        refusal.Field().Should().Be("performances[1].sections");
    }

    [Fact]
    public void Sectioned_OneSeatMoreThanAllowed_IsRefused()
    {
        var refusal = Refusal.Of(() =>
            SeatPlan.Sectioned([new Section("R", 100, 1_000, 0), new Section("S", 1, 1, 0)])
        );

        refusal.Field().Should().Be("sections");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Sectioned_SeatCountOverflows_IsRefused(int sections)
    {
        var halls = Enumerable.Range(0, sections).Select(n => new Section($"{n}", int.MaxValue, int.MaxValue, 0));

        var refusal = Refusal.Of(() => SeatPlan.Sectioned([.. halls]));

        refusal.Field().Should().Be("sections");
    }

    [Theory]
    [InlineData(0, 5)]
    [InlineData(5, 0)]
    [InlineData(-2, -5)]
    public void Sectioned_SectionWithoutSeats_IsRefused(int rows, int seatsPerRow)
    {
        var refusal = Refusal.Of(() =>
            SeatPlan.Sectioned([new Section("R", 10, 10, 0), new Section("S", rows, seatsPerRow, 0)])
        );

        refusal.Field().Should().Be("sections");
    }

    [Theory]
    [InlineData("R")]
    [InlineData("r")]
    [InlineData(" R ")]
    public void Sectioned_SameNameTwice_IsRefused(string again)
    {
        var refusal = Refusal.Of(() => SeatPlan.Sectioned([new Section("R", 1, 1, 0), new Section(again, 2, 2, 5)]));

        refusal.Field().Should().Be("sections");
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(10_000_001)]
    public void Sectioned_OnePriceNotAllowed_IsRefused(long price)
    {
        var refusal = Refusal.Of(() => SeatPlan.Sectioned([new Section("R", 1, 1, 0), new Section("S", 1, 1, price)]));

        refusal.Field().Should().Be("sections");
    }
}

using ConcertReservation.Domain.Concerts;

namespace ConcertReservation.UnitTests.Concerts;

public sealed class SeatPlanOfTests
{
    [Fact]
    public void Of_RowsOfDifferentLengths_CreatesSeatsInOrder()
    {
        var plan = SeatPlan.Of([Plans.Seated("R", Plans.Row("A", 2), Plans.Row("B", 3))]);

        plan.Count.Should().Be(5);
        plan.Seats.Select(seat => seat.Number).Should().Equal("R-A1", "R-A2", "R-B1", "R-B2", "R-B3");
        plan.Seats.Should().OnlyContain(seat => seat.Section == "R" && seat.Price == Plans.Price);
        plan.Seats.Select(seat => seat.Row).Should().Equal("A", "A", "B", "B", "B");
    }

    [Fact]
    public void Of_StandingArea_CreatesOneSeatWithoutARowForEachPlace()
    {
        var plan = SeatPlan.Of([Plans.Standing("Pit", 3)]);

        plan.Seats.Should()
            .Equal(
                new PlannedSeat("Pit-1", "Pit", null, Plans.Price),
                new PlannedSeat("Pit-2", "Pit", null, Plans.Price),
                new PlannedSeat("Pit-3", "Pit", null, Plans.Price)
            );
    }

    [Theory]
    [InlineData("A", "7", "R-A7")]
    [InlineData("1", "2", "R-1-2")]
    [InlineData("A", "7a", "R-A7a")]
    [InlineData("A", "L7", "R-A-L7")]
    [InlineData(null, "7", "R-7")]
    public void NumberOf_RowAndSeat_CanBeToldApart(string? row, string seat, string expected) =>
        SeatPlan.NumberOf("R", row, seat).Should().Be(expected);

    [Fact]
    public void Of_OwnNumbers_AreTheNumbersOfTheSeats()
    {
        var plan = SeatPlan.Of([Plans.Seated("R", Plans.Row("A", 3, numbers: ["1", "3", "5"]))]);

        plan.Seats.Select(seat => seat.Number).Should().Equal("R-A1", "R-A3", "R-A5");
    }

    [Fact]
    public void Of_NumbersFromOne_NeedNoList()
    {
        var plan = SeatPlan.Of([Plans.Seated("R", Plans.Row("A", 3, numbers: ["1", " 2", "3"]))]);

        plan.Sections[0].Rows[0].Numbers.Should().BeNull();
    }

    [Fact]
    public void Of_Names_AreStoredNormalised()
    {
        var plan = SeatPlan.Of([Plans.Seated("  1층   A ", Plans.Row(" 가", 1))]);

        plan.Seats.Single().Should().Be(new PlannedSeat("1층 A-가1", "1층 A", "가", Plans.Price));
    }

    [Fact]
    public void Of_AislesAndAccessibleSeats_AreInTheLayout()
    {
        var plan = SeatPlan.Of([
            Plans.Seated("R", Plans.Row("A", 4, gaps: [new RowGap(1, 2)], accessible: ["4", "1"]), Plans.Row("B", 4)),
            Plans.Seated("S", Plans.Row("A", 1)),
            Plans.Standing("Pit", 5),
        ]);

        plan.Layout.Should()
            .BeEquivalentTo(
                new SeatLayout([
                    new SectionLayout("R", SectionKind.Seated, [new RowLayout("A", [new RowGap(1, 2)], [0, 3])]),
                    new SectionLayout("Pit", SectionKind.Standing, []),
                ]),
                options => options.WithStrictOrdering()
            );
    }

    [Fact]
    public void Layout_PlainPlans_IsNull()
    {
        SeatPlan.Default.Layout.Should().BeNull();
        SeatPlan.Of([Plans.Seated("R", Plans.Row("A", 4))]).Layout.Should().BeNull();
    }

    [Fact]
    public void Of_DifferentPrices_PriceFromIsTheLowest() =>
        SeatPlan.Of([Plans.Standing("Pit", 1), Plans.Standing("Back", 1) with { Price = 5 }]).PriceFrom.Should().Be(5);

    [Fact]
    public void Of_MaximumOfSeatsAndSections_IsAccepted()
    {
        var sections = Enumerable.Range(0, 200).Select(n => Plans.Seated($"S{n}", Plans.Row("A", 500)));

        SeatPlan.Of([.. sections]).Count.Should().Be(SeatPlan.MaxSeats);
    }
}

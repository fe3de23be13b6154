using ConcertReservation.Domain.Concerts;

namespace ConcertReservation.UnitTests.Concerts;

public sealed class SeatPlanSectionedTests
{
    [Fact]
    public void Sectioned_RowsAndSeats_HaveLettersAndNumbers()
    {
        var plan = SeatPlan.Sectioned([new Section("VIP", Rows: 2, SeatsPerRow: 2, Price: 90_000)]);

        plan.Count.Should().Be(4);
        plan.Seats.Should()
            .Equal(
                new PlannedSeat("VIP-A1", "VIP", "A", 90_000),
                new PlannedSeat("VIP-A2", "VIP", "A", 90_000),
                new PlannedSeat("VIP-B1", "VIP", "B", 90_000),
                new PlannedSeat("VIP-B2", "VIP", "B", 90_000)
            );
    }

    [Theory]
    [InlineData(26, "Z")]
    [InlineData(27, "AA")]
    [InlineData(52, "AZ")]
    [InlineData(53, "BA")]
    [InlineData(702, "ZZ")]
    [InlineData(703, "AAA")]
    public void Sectioned_ManyRows_LettersContinueAfterZ(int rows, string lastRow)
    {
        var plan = SeatPlan.Sectioned([new Section("R", rows, SeatsPerRow: 1, Price: 0)]);

        plan.Seats.Last().Row.Should().Be(lastRow);
    }

    [Theory]
    [InlineData(SeatPlan.MaxSeats, 1)]
    [InlineData(1, SeatPlan.MaxSeats)]
    public void Sectioned_OneSectionWithTheMaximumOfSeats_IsAccepted(int rows, int seatsPerRow)
    {
        SeatPlan.Sectioned([new Section("R", rows, seatsPerRow, Price: 0)]).Count.Should().Be(SeatPlan.MaxSeats);
    }

    [Fact]
    public void Sectioned_ManyRowsAndSections_NumbersAreUnique()
    {
        var plan = SeatPlan.Sectioned([
            new Section("R", Rows: 800, SeatsPerRow: 12, Price: 0),
            new Section("R-A", Rows: 30, SeatsPerRow: 112, Price: 0),
            new Section("R-B", Rows: 30, SeatsPerRow: 112, Price: 0),
        ]);

        plan.Seats.Select(s => s.Number).Should().OnlyHaveUniqueItems();
        plan.Seats.Should().HaveCount(plan.Count);
    }

    [Fact]
    public void Sectioned_DifferentPrices_PriceFromIsTheLowest()
    {
        var plan = SeatPlan.Sectioned([
            new Section("R", 1, 1, 90_000),
            new Section("S", 1, 1, 40_000),
            new Section("T", 1, 1, 60_000),
        ]);

        plan.PriceFrom.Should().Be(40_000);
    }

    [Fact]
    public void Sectioned_HundredThousandSeats_IsAccepted()
    {
        var plan = SeatPlan.Sectioned([new Section("R", 300, 300, 0), new Section("S", 100, 100, 0)]);

        plan.Count.Should().Be(100_000);
    }
}

namespace ConcertReservation.UnitTests.BestSeats;

public sealed class SeatChooserTests
{
    [Theory]
    [InlineData(1, "1-5")]
    [InlineData(2, "1-4 1-5")]
    [InlineData(3, "1-4 1-5 1-6")]
    [InlineData(9, "1-1 1-2 1-3 1-4 1-5 1-6 1-7 1-8 1-9")]
    public void Choose_EmptyHall_ChoosesTheMiddleOfTheFirstRow(int count, string expected)
    {
        Hall.Of(".........", ".........").Choose(count).Should().Be(expected);
    }

    [Fact]
    public void Choose_FirstRowHasTooFewSeats_ChoosesTheNextRow()
    {
        Hall.Of("###.....#", ".........").Choose(6).Should().Be("2-1 2-2 2-3 2-4 2-5 2-6");
    }

    [Fact]
    public void Choose_AisleBetweenTheSeats_ChoosesOneSideOfIt()
    {
        Hall.Of("..  ...", "#######").Choose(3).Should().Be("1-3 1-4 1-5");
    }

    [Fact]
    public void Choose_AisleInTheRow_CountsItsWidthForTheMiddle()
    {
        // The row is 16 seats wide with its aisle, so its middle is at the right edge of the aisle.
        Hall.Of("....    ........").Choose(2).Should().Be("1-5 1-6");
    }

    [Fact]
    public void Choose_MiddleWouldLeaveASingleSeat_ChoosesTheSeatsBesideIt()
    {
        Hall.Of("....#").Choose(2).Should().Be("1-3 1-4");
    }

    [Fact]
    public void Choose_FirstRowWouldKeepASingleSeat_ChoosesTheNextRow()
    {
        Hall.Of("##...##", ".......").Choose(2).Should().Be("2-3 2-4");
    }

    [Fact]
    public void Choose_EveryRowOfTheSectionWouldKeepASingleSeat_ChoosesTheFirstRowOfTheSection()
    {
        var hall = new Hall().With("VIP", "##...##", "#######", "...####").With("R", ".......");

        hall.Choose(2).Should().Be("1-3 1-4");
    }

    [Fact]
    public void Choose_AccessibleSeatsInTheMiddle_LeavesThem()
    {
        Hall.Of("..aaa....").Choose(2).Should().Be("1-6 1-7");
    }

    [Fact]
    public void Choose_OnlyAccessibleSeatsAreLeft_ChoosesThem()
    {
        Hall.Of("##aa##", "#####.").Choose(2).Should().Be("1-3 1-4");
    }

    [Fact]
    public void Choose_EnoughOtherSeatsButApart_DoesNotChooseAccessibleSeats()
    {
        Hall.Of(".#aa#.").Choose(2).Should().Be("SeatsNotTogether");
    }

    [Fact]
    public void Choose_FloorWithoutRows_ChoosesAnyFreePlaces()
    {
        new Hall().WithFloor("Floor", ".#.#.##.").Choose(3).Should().Be("1-1 1-3 1-5");
    }

    [Fact]
    public void Choose_FloorWithTooFewPlaces_ChoosesTheNextSection()
    {
        new Hall().WithFloor("Floor", "##.#.").With("R", "....").Choose(3).Should().Be("2-1 2-2 2-3");
    }

    [Theory]
    [InlineData(null, null, "1-1 1-2")]
    [InlineData("R", null, "2-1 2-2")]
    [InlineData(null, 149_999L, "2-1 2-2")]
    [InlineData(null, 150_000L, "1-1 1-2")]
    [InlineData("VIP", 149_999L, "SeatUnavailable")]
    public void Choose_SectionOrPrice_ChoosesOnlySuchSeats(string? section, long? maxPrice, string expected)
    {
        var hall = new Hall().With("VIP", 150_000, "....").With("R", 80_000, "....");

        hall.Choose(2, section, maxPrice).Should().Be(expected);
    }

    [Theory]
    [InlineData("..#..#.", true, "SeatsNotTogether")]
    [InlineData("..#..#.", false, "1-4 1-5 1-7")]
    [InlineData("##.#.#.", false, "1-3 1-5 1-7")]
    [InlineData("##.#.##", false, "SeatUnavailable")]
    [InlineData("##.#.##", true, "SeatUnavailable")]
    public void Choose_NotSideBySide_IsRefusedOrTakenApart(string row, bool together, string expected)
    {
        Hall.Of(row).Choose(3, together: together).Should().Be(expected);
    }

    [Fact]
    public void Choose_ApartIsAllowed_StillPrefersSeatsSideBySide()
    {
        Hall.Of(".#.#.#.", "###..##").Choose(2, together: false).Should().Be("2-4 2-5");
    }

    [Fact]
    public void Choose_RowLongerThanAWordOfBits_FindsSeatsAcrossTheWords()
    {
        var row = new string('#', 62) + "...." + new string('#', 66);

        Hall.Of(row).Choose(4).Should().Be("1-63 1-64 1-65 1-66");
    }

    [Fact]
    public void HasSection_UnknownSection_IsFalse()
    {
        var chooser = new Hall().With("VIP", "..").With("R", "..").Chooser;

        chooser.HasSection("R").Should().BeTrue();
        chooser.HasSection("S").Should().BeFalse();
    }
}

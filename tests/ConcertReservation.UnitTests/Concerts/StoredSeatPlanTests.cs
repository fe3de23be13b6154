using ConcertReservation.Domain.Concerts;

namespace ConcertReservation.UnitTests.Concerts;

public sealed class StoredSeatPlanTests
{
    [Fact]
    public void Of_RowsThatAreMixed_PutsSectionsAndRowsSideBySide()
    {
        var plan = StoredSeatPlan.Of([
            Seat(1, "VIP", "A"),
            Seat(2, "R", "A"),
            Seat(3, "VIP", "B"),
            Seat(4, "VIP", "A"),
        ]);

        Enumerable.Range(0, 4).Select(plan.IdAt).Should().Equal(1, 4, 3, 2);
        plan.Rows.Should()
            .Equal(new StoredRow("VIP", "A", 0, 2), new StoredRow("VIP", "B", 2, 1), new StoredRow("R", "A", 3, 1));
        new long[] { 1, 2, 3, 4 }
            .Select(id => plan.IndexOf(id))
            .Should()
            .Equal(0, 3, 2, 1);
    }

    [Fact]
    public void IndexOfNumber_EachNumber_FindsItsSeat()
    {
        var plan = StoredSeatPlan.Of(
            Enumerable.Range(1, 300).Select(n => Seat(n, "가", "A") with { Number = $"가-{n}" })
        );

        Enumerable
            .Range(1, 300)
            .Select(n => plan.IndexOfNumber($"가-{n}"))
            .Should()
            .Equal(Enumerable.Range(0, 300).Cast<int?>());
        plan.IndexOfNumber("가-301").Should().BeNull();
        plan.IndexOfNumber("").Should().BeNull();
    }

    [Fact]
    public void IndexOf_AnUnknownSeat_IsNull()
    {
        StoredSeatPlan.Of([Seat(5, null, null)]).IndexOf(6).Should().BeNull();
        StoredSeatPlan.Of([]).IndexOf(6).Should().BeNull();
    }

    [Fact]
    public void RowAt_EachSeat_IsTheRowThatHasIt()
    {
        var plan = StoredSeatPlan.Of(Enumerable.Range(1, 60).Select(n => Seat(n, "VIP", $"{n / 7}")));

        for (var index = 0; index < plan.Count; index++)
            plan.RowAt(index).Name.Should().Be($"{(index + 1) / 7}");
    }

    [Fact]
    public void Prices_OfSections_AreNamedAsTheSection()
    {
        var plan = StoredSeatPlan.Of([Seat(1, "VIP", "A", 9), Seat(2, "VIP", "A", 9), Seat(3, "R", "A", 5)]);

        plan.Prices.Should().Equal(new NamedPrice("VIP", 9), new NamedPrice("R", 5));
        Enumerable.Range(0, 3).Select(plan.PriceAt).Should().Equal(9, 9, 5);
    }

    [Fact]
    public void Prices_WithoutSections_AreStandard()
    {
        StoredSeatPlan.Of([Seat(1, null, null, 5)]).Prices.Should().Equal(new NamedPrice("standard", 5));
    }

    [Fact]
    public void Version_SameSeats_IsTheSame()
    {
        StoredSeatPlan.Of([Seat(1, "VIP", "A")]).Version.Should().Be(StoredSeatPlan.Of([Seat(1, "VIP", "A")]).Version);
    }

    [Theory]
    [InlineData(2, "1", "VIP", "A", 5)]
    [InlineData(1, "2", "VIP", "A", 5)]
    [InlineData(1, "1", "R", "A", 5)]
    [InlineData(1, "1", "VIP", "B", 5)]
    [InlineData(1, "1", "VIP", "A", 6)]
    public void Version_AnotherSeatOrPrice_IsAnother(long id, string number, string section, string row, long price)
    {
        var plan = StoredSeatPlan.Of([new StoredSeat(1, "1", "VIP", "A", 5)]);

        StoredSeatPlan.Of([new StoredSeat(id, number, section, row, price)]).Version.Should().NotBe(plan.Version);
    }

    [Fact]
    public void Of_Layout_IsFoundByRowSectionAndSeat()
    {
        var layout = new SeatLayout([
            new SectionLayout("VIP", SectionKind.Seated, [new RowLayout("B", [new RowGap(0, 2)], [1])]),
            new SectionLayout("Pit", SectionKind.Standing, []),
        ]);

        var plan = StoredSeatPlan.Of(
            [Seat(1, "VIP", "A"), Seat(2, "VIP", "B"), Seat(3, "VIP", "B"), Seat(4, "Pit", null)],
            layout
        );

        plan.Rows.Select(row => plan.GapsOf(row).Count).Should().Equal(0, 1, 0);
        Enumerable.Range(0, 4).Where(plan.IsAccessible).Should().Equal(2);
        plan.IsStanding("Pit").Should().BeTrue();
        plan.IsStanding("VIP").Should().BeFalse();
        plan.IsStanding(null).Should().BeFalse();
    }

    private static StoredSeat Seat(long id, string? section, string? row, long price = 50_000) =>
        new(id, $"{section}{row}{id}", section, row, price);
}

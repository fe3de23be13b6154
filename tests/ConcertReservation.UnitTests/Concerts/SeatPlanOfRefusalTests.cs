using ConcertReservation.Domain.Concerts;

namespace ConcertReservation.UnitTests.Concerts;

public sealed class SeatPlanOfRefusalTests
{
    public static TheoryData<string, PlanSection[]> Wrong { get; } =
        new()
        {
            { "sections", [] },
            { "sections", [.. Enumerable.Range(0, 201).Select(n => Plans.Standing($"{n}", 1))] },
            { "sections[1].name", [Plans.Standing("Pit", 1), Plans.Standing(" pit", 1)] },
            { "sections[0].name", [Plans.Standing("\u2800", 1)] },
            { "sections[0].name", [Plans.Standing(new string('x', 51), 1)] },
            { "sections[0].price", [Plans.Standing("Pit", 1) with { Price = -1 }] },
            { "sections[0].price", [Plans.Standing("Pit", 1) with { Price = SeatPlan.MaxPrice + 1 }] },
            { "sections[0].capacity", [Plans.Standing("Pit", null)] },
            { "sections[0].capacity", [Plans.Standing("Pit", 0)] },
            { "sections[0].capacity", [Plans.Standing("Pit", SeatPlan.MaxSeats + 1)] },
            { "sections[0].capacity", [Plans.Seated("R", Plans.Row("A", 1)) with { Capacity = 1 }] },
            { "sections[0].rows", [Plans.Standing("Pit", 1) with { Rows = [Plans.Row("A", 1)] }] },
            { "sections[0].rows", [Plans.Seated("R")] },
            { "sections[0].rows[1].row", [Plans.Seated("R", Plans.Row("A", 1), Plans.Row("a", 1))] },
            { "sections[0].rows[1].row", [Plans.Seated("R", Plans.Row(null, 1), Plans.Row(null, 1))] },
            { "sections[0].rows[0].row", [Plans.Seated("R", Plans.Row("\u202eA", 1))] },
            { "sections[0].rows[0].seats", [Plans.Seated("R", Plans.Row("A", 0))] },
            { "sections[0].rows[0].seats", [Plans.Seated("R", Plans.Row("A", int.MaxValue))] },
            {
                "sections[1].capacity",
                [Plans.Seated("R", Plans.Row("A", SeatPlan.MaxSeats)), Plans.Standing("Pit", 1)]
            },
            { "sections[0].rows[0].numbers", [Plans.Seated("R", Plans.Row("A", 2, numbers: ["1"]))] },
            { "sections[0].rows[0].numbers[1]", [Plans.Seated("R", Plans.Row("A", 2, numbers: ["1a", "1A"]))] },
            { "sections[0].rows[0].numbers[0]", [Plans.Seated("R", Plans.Row("A", 1, numbers: [""]))] },
            { "sections[0].rows[0].gaps", [Plans.Seated("R", Plans.Row("A", 2, gaps: [new RowGap(1, 1)]))] },
            { "sections[0].rows[0].gaps", [Plans.Seated("R", Plans.Row("A", 2, gaps: [new RowGap(-1, 1)]))] },
            { "sections[0].rows[0].gaps", [Plans.Seated("R", Plans.Row("A", 2, gaps: [new RowGap(0, 0)]))] },
            { "sections[0].rows[0].gaps", [Plans.Seated("R", Plans.Row("A", 2, gaps: [new RowGap(0, 51)]))] },
            {
                "sections[0].rows[0].gaps",
                [Plans.Seated("R", Plans.Row("A", 3, gaps: [new RowGap(1, 1), new RowGap(1, 1)]))]
            },
            { "sections[0].rows[0].accessible", [Plans.Seated("R", Plans.Row("A", 2, accessible: ["3"]))] },
            { "sections[0].rows[0].accessible", [Plans.Seated("R", Plans.Row("A", 2, accessible: ["1", "1"]))] },
        };

    [Theory, MemberData(nameof(Wrong))]
    public void Of_WrongValue_IsRefusedWithItsPath(string path, PlanSection[] sections)
    {
        var refusal = Refusal.Of(() => SeatPlan.Of(sections));

        refusal.Field().Should().Be(path);
    }

    [Fact]
    public void Of_TwoSeatsWithOneNumber_IsRefused()
    {
        var refusal = Refusal.Of(() =>
            SeatPlan.Of([Plans.Seated("R", Plans.Row("1", 1)), Plans.Seated("R-1", Plans.Row(null, 1))])
        );

        refusal.Field().Should().Be("sections[1].rows[0].row");
    }
}

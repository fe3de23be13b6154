using ConcertReservation.Api.DemoData;
using ConcertReservation.Domain.Concerts;

namespace ConcertReservation.UnitTests.Concerts;

public sealed class DemoHallTests
{
    [Fact]
    public void Plan_OfTheArena_HasTwelveThousandPlaces()
    {
        var plan = DemoHall.Plan();

        plan.Count.Should().Be(DemoHall.Places);
        plan.Sections.Should().ContainSingle(section => section.Kind == SectionKind.Standing);
        plan.Sections.SelectMany(section => section.Rows)
            .Select(row => row.Seats)
            .Distinct()
            .Count()
            .Should()
            .BeGreaterThan(10);
        plan.Sections.SelectMany(section => section.Rows)
            .Should()
            .OnlyContain(row => row.Seats >= 10 && row.Gaps.Count == 1);
        plan.Sections.SelectMany(section => section.Rows).Sum(row => row.Accessible.Count).Should().Be(48);
        plan.Sections.Select(section => section.Price).Distinct().Should().HaveCount(5);
    }
}

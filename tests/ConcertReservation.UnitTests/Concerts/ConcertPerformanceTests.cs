using ConcertReservation.Domain.Concerts;

namespace ConcertReservation.UnitTests.Concerts;

public sealed class ConcertPerformanceTests
{
    [Fact]
    public void AddPerformance_ValidPlan_HasItsSizeAndLowestPrice()
    {
        var plan = SeatPlan.Sectioned([new Section("R", 2, 3, 90_000), new Section("S", 1, 4, 40_000)]);

        var performance = A.Concert().AddPerformance(A.Plan(A.Evening, plan), A.Now);

        performance
            .Should()
            .BeEquivalentTo(
                new
                {
                    StartsAt = A.Evening,
                    TotalSeats = 10,
                    PriceFrom = 40_000L,
                }
            );
        performance.Plan.Should().BeSameAs(plan);
    }

    [Fact]
    public void AddPerformance_ValidPlan_IsAddedToTheOthers()
    {
        var concert = A.Concert();

        var performance = concert.AddPerformance(A.Plan(A.Evening.AddDays(1)), A.Now);

        concert.Performances.Should().HaveCount(2).And.Contain(performance);
    }

    [Fact]
    public void AddPerformance_StartWithAnOffset_IsKeptInUtc()
    {
        var seoulEvening = new DateTimeOffset(2030, 6, 1, 19, 0, 0, TimeSpan.FromHours(9));

        var performance = A.Concert().AddPerformance(A.Plan(seoulEvening), A.Now);

        performance.StartsAt.Should().BeExactly(seoulEvening.ToUniversalTime());
    }

    [Fact]
    public void AddPerformance_StartsNow_IsRefused()
    {
        var refusal = Refusal.Of(() =>
            A.Concert().AddPerformance(new PerformancePlan(A.Now, SeatPlan.Default, "performances[0]."), A.Now)
        );

        refusal.Field().Should().Be("performances[0].startsAt");
    }

    [Fact]
    public void AddPerformance_StartsOneTickFromNow_IsAccepted()
    {
        var performance = A.Concert().AddPerformance(A.Plan(A.Now + A.Tick), A.Now);

        performance.StartsAt.Should().Be(A.Now + A.Tick);
    }

    [Theory]
    [InlineData(-1, 0)]
    [InlineData(1, 1)]
    public void AddPerformance_AnotherDay_LastStartsAtIsTheLatest(int daysLater, int expectedDaysLater)
    {
        var concert = A.Concert();

        concert.AddPerformance(A.Plan(A.Evening.AddDays(daysLater)), A.Now);

        concert.LastStartsAt.Should().Be(A.Evening.AddDays(expectedDaysLater));
    }
}

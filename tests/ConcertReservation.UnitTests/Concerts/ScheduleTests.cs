using ConcertReservation.Domain.Concerts;

namespace ConcertReservation.UnitTests.Concerts;

public sealed class ScheduleTests
{
    // The first of June in Seoul, from its first instant to the next day's.
    private static readonly DateTimeOffset Midnight = new(2030, 5, 31, 15, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Upcoming_SomePerformancesHaveStarted_OmitsThem()
    {
        var schedule = Of(A.Now + A.Tick, A.After(60), A.After(61));

        schedule.Upcoming(A.After(60), null).Select(p => p.Id).Should().Equal(3);
    }

    [Fact]
    public void Upcoming_Date_IsThatDayInTheTimeZoneOfTheConcert()
    {
        var schedule = Of(Midnight - A.Tick, Midnight, Midnight.AddDays(1) - A.Tick, Midnight.AddDays(1));

        schedule.Upcoming(A.Now, new DateOnly(2030, 6, 1)).Select(p => p.Id).Should().Equal(2, 3);
    }

    [Fact]
    public void Upcoming_Today_OmitsStartedPerformances()
    {
        var schedule = Of(Midnight, Midnight.AddHours(1));

        schedule.Upcoming(Midnight, new DateOnly(2030, 6, 1)).Select(p => p.Id).Should().Equal(2);
    }

    [Theory]
    [InlineData(-1, 80, false)]
    [InlineData(0, 69, false)]
    [InlineData(0, 70, false)]
    [InlineData(0, 71, true)]
    [InlineData(1, 60, true)]
    public void IsAfter_Position_ComparesStartAndThenId(int hours, long id, bool expected)
    {
        var performance = A.Scheduled(id, A.Evening.AddHours(hours));

        performance.IsAfter(new PerformancePosition(A.Evening, 70)).Should().Be(expected);
    }

    [Fact]
    public void IsAfter_NoPosition_IsTrue()
    {
        A.Scheduled().IsAfter(null).Should().BeTrue();
    }

    private static Schedule Of(params DateTimeOffset[] starts) =>
        A.Schedule(starts.Select((startsAt, index) => A.Scheduled(index + 1, startsAt)));
}

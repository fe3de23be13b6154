using System.Globalization;
using ConcertReservation.Domain.Concerts;

namespace ConcertReservation.UnitTests.Concerts;

public sealed class ConcertCalendarTests
{
    private const string Seoul = "Asia/Seoul";

    // Summer time starts here at midnight: the first minute of this day is 01:00.
    private const string Santiago = "America/Santiago";
    private static readonly DateOnly ShortDay = new(2025, 9, 7);

    [Theory]
    [InlineData("2030-05-01T14:59:59Z", "2030-05-01")]
    [InlineData("2030-05-01T15:00:00Z", "2030-05-02")]
    [InlineData("2030-05-02T01:00:00+11:00", "2030-05-01")]
    public void DateOf_AnyInstant_IsTheDateInTheTimeZoneOfTheConcert(string instant, string date)
    {
        var at = DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture);

        ConcertCalendar.DateOf(at, Seoul).ToString("O", CultureInfo.InvariantCulture).Should().Be(date);
    }

    [Fact]
    public void DayOf_SeoulDate_LastsFromMidnightToMidnightInSeoul()
    {
        var (from, until) = ConcertCalendar.DayOf(new DateOnly(2030, 5, 1), Seoul);

        from.Should().BeExactly(new DateTimeOffset(2030, 4, 30, 15, 0, 0, TimeSpan.Zero));
        until.Should().BeExactly(new DateTimeOffset(2030, 5, 1, 15, 0, 0, TimeSpan.Zero));
    }

    [Fact]
    public void DayOf_DayWithoutMidnight_StartsAtItsFirstMinute()
    {
        var (from, until) = ConcertCalendar.DayOf(ShortDay, Santiago);

        from.Should().Be(new DateTimeOffset(2025, 9, 7, 4, 0, 0, TimeSpan.Zero));
        (until - from).Should().Be(TimeSpan.FromHours(23));
    }

    [Fact]
    public void DayOf_DayBeforeADayWithoutMidnight_EndsWhenTheShortDayStarts()
    {
        var (_, until) = ConcertCalendar.DayOf(ShortDay.AddDays(-1), Santiago);

        until.Should().Be(ConcertCalendar.DayOf(ShortDay, Santiago).From);
    }

    [Theory]
    [InlineData("UTC")]
    [InlineData(Seoul)]
    [InlineData("America/Los_Angeles")]
    [InlineData("Pacific/Kiritimati")]
    public void DayOf_FirstPossibleDate_EndsAfterItStarts(string zone)
    {
        var (from, until) = ConcertCalendar.DayOf(DateOnly.MinValue, zone);

        from.Should().BeBefore(until);
    }

    [Theory]
    [InlineData("UTC")]
    [InlineData(Seoul)]
    [InlineData("America/Los_Angeles")]
    public void DayOf_LastPossibleDate_EndsAtTheLastPossibleTime(string zone)
    {
        var (from, until) = ConcertCalendar.DayOf(DateOnly.MaxValue, zone);

        from.Should().BeBefore(until);
        until.Should().Be(DateTimeOffset.MaxValue);
    }

    [Fact]
    public void DayOf_AnyDay_ContainsTheInstantsThatDateOfMapsToIt()
    {
        var date = ConcertCalendar.DateOf(A.Now, Santiago);

        var (from, until) = ConcertCalendar.DayOf(date, Santiago);

        ConcertCalendar.DateOf(from, Santiago).Should().Be(date);
        ConcertCalendar.DateOf(until - A.Tick, Santiago).Should().Be(date);
        ConcertCalendar.DateOf(until, Santiago).Should().Be(date.AddDays(1));
    }

    // Both hemispheres; clocks that change by half an hour, and at midnight: in Havana 00:00 exists twice in autumn.
    [Theory]
    [InlineData("America/New_York")]
    [InlineData("America/Havana")]
    [InlineData(Santiago)]
    [InlineData("Europe/Berlin")]
    [InlineData("Australia/Sydney")]
    [InlineData("Australia/Lord_Howe")]
    public void DayOf_EveryDayOfSixYears_StartsAtItsFirstInstant(string zone)
    {
        for (var date = new DateOnly(2024, 1, 1); date.Year < 2030; date = date.AddDays(1))
        {
            var (from, until) = ConcertCalendar.DayOf(date, zone);

            ConcertCalendar.DateOf(from, zone).Should().Be(date);
            ConcertCalendar.DateOf(from - A.Tick, zone).Should().Be(date.AddDays(-1));
            ConcertCalendar.DateOf(until - A.Tick, zone).Should().Be(date);
            ConcertCalendar.DayOf(date.AddDays(1), zone).From.Should().Be(until);
        }
    }
}

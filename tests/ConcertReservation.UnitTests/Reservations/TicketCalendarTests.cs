using ConcertReservation.Api.Reservations;
using ConcertReservation.Application.Reservations;
using ConcertReservation.Domain.Concerts;

namespace ConcertReservation.UnitTests.Reservations;

public sealed class TicketCalendarTests
{
    private static readonly TicketCalendarEntry Entry = new(
        A.Id(100),
        "K7Q2-94MX",
        "겨울밤의 재즈",
        new Venue("한강홀", "여의동로 330"),
        "Asia/Seoul",
        new DateTimeOffset(2027, 1, 15, 11, 0, 0, TimeSpan.Zero),
        TimeSpan.FromMinutes(120),
        ["VIP-A1", "VIP-A2"],
        new DateTimeOffset(2026, 12, 1, 11, 0, 0, TimeSpan.Zero)
    );

    [Fact]
    public void Write_Ticket_IsAnEventInTheZoneOfTheConcert()
    {
        var lines = LinesOf(Entry);

        lines
            .Should()
            .Equal(
                "BEGIN:VCALENDAR",
                "VERSION:2.0",
                "PRODID:-//Concert Reservation//Tickets//EN",
                "CALSCALE:GREGORIAN",
                "METHOD:PUBLISH",
                "BEGIN:VTIMEZONE",
                "TZID:Asia/Seoul",
                "BEGIN:STANDARD",
                "DTSTART:19700101T000000",
                "TZOFFSETFROM:+0900",
                "TZOFFSETTO:+0900",
                "END:STANDARD",
                "END:VTIMEZONE",
                "BEGIN:VEVENT",
                $"UID:{A.Id(100)}@concert-reservation",
                "DTSTAMP:20261201T110000Z",
                "DTSTART;TZID=Asia/Seoul:20270115T200000",
                "DTEND;TZID=Asia/Seoul:20270115T220000",
                "SUMMARY:겨울밤의 재즈",
                "LOCATION:한강홀\\, 여의동로 330",
                "DESCRIPTION:K7Q2-94MX\\nVIP-A1\\, VIP-A2",
                "END:VEVENT",
                "END:VCALENDAR"
            );
    }

    [Fact]
    public void Write_ZoneWithSummerTime_HasTheChangesAroundTheDate()
    {
        var summer = Entry with
        {
            TimeZone = "America/New_York",
            StartsAt = new DateTimeOffset(2027, 7, 2, 0, 0, 0, TimeSpan.Zero),
        };

        var lines = LinesOf(summer);

        lines.Should().Contain("DTSTART;TZID=America/New_York:20270701T200000");
        // The second Sunday of March at 2:00, and the first Sunday of November at 2:00, by the clock before the change.
        lines
            .Should()
            .ContainInConsecutiveOrder(
                "BEGIN:DAYLIGHT",
                "DTSTART:20270314T020000",
                "TZOFFSETFROM:-0500",
                "TZOFFSETTO:-0400"
            );
        lines
            .Should()
            .ContainInConsecutiveOrder(
                "BEGIN:STANDARD",
                "DTSTART:20271107T020000",
                "TZOFFSETFROM:-0400",
                "TZOFFSETTO:-0500"
            );
    }

    [Fact]
    public void Write_LengthNotKnown_HasNoEnd() =>
        LinesOf(Entry with { Duration = null }).Should().NotContain(line => line.StartsWith("DTEND"));

    [Theory]
    [InlineData("A; B, C\\D", "SUMMARY:A\\; B\\, C\\\\D")]
    [InlineData("one\r\nEND:VEVENT", "SUMMARY:one\\nEND:VEVENT")]
    [InlineData("one\nBEGIN:VALARM", "SUMMARY:one\\nBEGIN:VALARM")]
    public void Write_SpecialCharacters_AreEscaped(string title, string line) =>
        LinesOf(Entry with { Title = title }).Should().Contain(line);

    [Fact]
    public void Write_LongTitle_IsFoldedAt75OctetsBetweenCharacters()
    {
        var title = string.Concat(Enumerable.Repeat("겨울밤🎷", 40));

        var text = TicketCalendar.Write(Entry with { Title = title });

        text.Split("\r\n").Should().OnlyContain(line => System.Text.Encoding.UTF8.GetByteCount(line) <= 75);
        text.Should().NotContain("\uFFFD");
        text.Replace("\r\n ", "", StringComparison.Ordinal).Should().Contain($"SUMMARY:{title}\r\n");
    }

    [Theory]
    [InlineData("9999-12-30T00:00:00Z")]
    public void Write_EdgeOfTheCalendar_IsWritten(string startsAt)
    {
        var edge = DateTimeOffset.Parse(startsAt, System.Globalization.CultureInfo.InvariantCulture);

        FluentActions
            .Invoking(() => LinesOf(Entry with { StartsAt = edge, Duration = TimeSpan.FromDays(1) }))
            .Should()
            .NotThrow();
    }

    private static string[] LinesOf(TicketCalendarEntry entry)
    {
        var text = TicketCalendar.Write(entry);
        text.Should().EndWith("\r\n");
        return text[..^2].Split("\r\n");
    }
}

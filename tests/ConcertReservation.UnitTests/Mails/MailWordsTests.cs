using ConcertReservation.Api.Mails;
using ConcertReservation.Domain.Accounts;
using ConcertReservation.Domain.Reservations;

namespace ConcertReservation.UnitTests.Mails;

public sealed class MailWordsTests
{
    private static readonly DateTimeOffset At = new(2031, 1, 15, 11, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(Language.Ko, "1,234,567원")]
    [InlineData(Language.En, "₩1,234,567")]
    public void Money_InALanguage_IsWrittenAsThePagesDo(Language language, string expected)
    {
        new MailWords(language).Money(1_234_567).Should().Be(expected);
    }

    [Theory]
    [InlineData(Language.Ko, "Asia/Seoul", "2031년 1월 15일 수요일 오후 8:00 (UTC+9)")]
    [InlineData(Language.En, "Asia/Seoul", "Wednesday, January 15, 2031, 8:00 PM (UTC+9)")]
    [InlineData(Language.En, "America/New_York", "Wednesday, January 15, 2031, 6:00 AM (UTC−5)")]
    [InlineData(Language.En, "Asia/Kolkata", "Wednesday, January 15, 2031, 4:30 PM (UTC+5:30)")]
    [InlineData(Language.En, "Europe/London", "Wednesday, January 15, 2031, 11:00 AM (UTC+0)")]
    public void When_InAZone_IsItsTimeWithTheOffset(Language language, string timeZone, string expected)
    {
        new MailWords(language).When(At, timeZone).Should().Be(expected);
    }

    [Theory]
    [InlineData(Language.Ko, "7", null, null, "7번")]
    [InlineData(Language.Ko, "A-3-12", "A", "3", "A구역 3열 12번")]
    [InlineData(Language.En, "A-3-12", "A", "3", "A Row 3 Seat 12")]
    [InlineData(Language.Ko, "1층 3구역-2-5", "1층 3구역", "2", "1층 3구역 2열 5번")]
    [InlineData(Language.En, "Pit-5", "Pit", null, "Pit Seat 5")]
    public void Seat_InALanguage_IsWrittenAsThePagesDo(
        Language language,
        string number,
        string? section,
        string? row,
        string expected
    )
    {
        new MailWords(language).Seat(new ReservedSeat(1, number, section, row, 100)).Should().Be(expected);
    }
}

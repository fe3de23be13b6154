using System.Globalization;
using ConcertReservation.Domain.Accounts;
using ConcertReservation.Domain.Concerts;
using ConcertReservation.Domain.Reservations;

namespace ConcertReservation.Api.Mails;

/// <summary>Chooses the words of a language, and writes values in it.</summary>
internal sealed class MailWords(Language language)
{
    private static readonly CultureInfo Korean = CultureInfo.GetCultureInfo("ko-KR");
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-US");

    /// <summary>Such as <c>ko</c>.</summary>
    public string Code => Say("ko", "en");

    private CultureInfo Culture => language == Language.Ko ? Korean : English;

    public string Say(string korean, string english) => language == Language.Ko ? korean : english;

    public string Greeting(string name) => Say($"{name}님, 안녕하세요.", $"Hello {name},");

    public string Money(long won)
    {
        var number = won.ToString("N0", Culture);
        return Say($"{number}원", $"₩{number}");
    }

    /// <summary>The time in the zone of the concert, with its offset: the reader may be elsewhere.</summary>
    public string When(DateTimeOffset at, string timeZone)
    {
        var local = ConcertCalendar.LocalTimeOf(at, timeZone);
        var text = local.ToString(Say("yyyy년 M월 d일 dddd tt h:mm", "dddd, MMMM d, yyyy, h:mm tt"), Culture);
        return $"{text} (UTC{Offset(local.Offset)})";
    }

    public string Seats(IEnumerable<ReservedSeat> seats) => string.Join(", ", seats.Select(Seat));

    /// <summary>As the pages write it: "A구역 3열 12번", "A Row 3 Seat 12".</summary>
    public string Seat(ReservedSeat seat)
    {
        var number = Number(seat);
        string?[] parts =
        [
            seat.Section is { } section ? Section(section) : null,
            seat.Row is { } row ? Say($"{row}열", $"Row {row}") : null,
            Say($"{number}번", $"Seat {number}"),
        ];
        return string.Join(' ', parts.OfType<string>());
    }

    // A name with Korean in it, such as "1층 3구역" or "스탠딩", says itself what it is.
    private string Section(string name) => name.Any(c => c is >= '가' and <= '힣') ? name : Say($"{name}구역", name);

    // The number of a seat repeats its section and row.
    private static string Number(ReservedSeat seat)
    {
        var prefix = string.Join('-', new[] { seat.Section, seat.Row }.Where(part => !string.IsNullOrEmpty(part)));
        return prefix.Length > 0 && seat.Number.StartsWith(prefix, StringComparison.Ordinal)
            ? seat.Number[prefix.Length..].TrimStart('-')
            : seat.Number;
    }

    private static string Offset(TimeSpan offset) =>
        (offset < TimeSpan.Zero ? "−" : "+")
        + offset.Duration().ToString(offset.Minutes == 0 ? "%h" : @"h\:mm", CultureInfo.InvariantCulture);
}

using System.Text.RegularExpressions;
using ConcertReservation.Fuzz.Document;
using ConcertReservation.Fuzz.Requests;

namespace ConcertReservation.Fuzz.Mutations;

/// <summary>Times, durations, addresses and words in a form that nobody promised to read.</summary>
internal sealed partial class WrongFormat : IMutation
{
    public static readonly IReadOnlyList<string> Dates =
    [
        "2027-02-30",
        "2027-13-01",
        "2027-1-5",
        "20270115",
        "15.01.2027",
        "2027-01-15T00:00:00Z",
        "%202027-01-15",
        "today",
        "-0001-01-01",
        "10000-01-01",
        "2027-01-15%00",
        "%EF%BC%92%EF%BC%90%EF%BC%92%EF%BC%97-01-15",
    ];

    private static readonly string[] Times =
    [
        "2027-01-15T20:00:00",
        "2027-01-15",
        "2027-02-30T20:00:00Z",
        "2027-01-15T25:00:00Z",
        "15.01.2027 20:00",
        "tomorrow",
        "1768500000",
        "2027-01-15T20:00:00+25:00",
        "2027-01-15T20:00:00 Asia/Seoul",
        "+02027-01-15T20:00:00Z",
    ];

    private static readonly string[] Durations =
    [
        "00:00:00",
        "-00:05:00",
        "1.00:00:01",
        "99999999.00:00:00",
        "5m",
        "PT5M",
        "five",
        "00:99:00",
        "",
    ];

    private static readonly string[] Emails = ["nobody", "a@", "@b", "a b@c.example", "A <a@b.example>", "a@b@c", ""];

    public Change? Pick(Operation operation, Random dice)
    {
        if (dice.OneOrNone(operation.Spots.Where(s => s.Schema.Is("string"))) is not { } spot)
            return null;

        return dice.OneOrNone(WrongFor(spot)) is { } text
            ? Change.At(spot, $"'{text}' as a wrong form", $"\"{text}\"", Expectation.Refusal)
            : null;
    }

    private static string[] WrongFor(Spot spot) =>
        spot.Schema.Format == "date-time" ? Times
        : spot.Schema.IsEnum ? ["", "Nonsense", "0", "1", " "]
        : spot.Path[^1] == "email" ? Emails
        // The document has no format for durations, but an example of each.
        : Duration().IsMatch(spot.Schema.Example?.ToString() ?? "") ? Durations
        : [];

    [GeneratedRegex(@"^\d\d:\d\d:\d\d$", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Duration();
}

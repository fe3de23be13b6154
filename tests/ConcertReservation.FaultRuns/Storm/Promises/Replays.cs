using ConcertReservation.FaultRuns.Storm.Journal;

namespace ConcertReservation.FaultRuns.Storm.Promises;

/// <summary>A key gives the same answer for ever, on every instance and after every crash.</summary>
internal static class Replays
{
    public static IEnumerable<string> Breaks(Evidence evidence) =>
        from deed in evidence.Diary.Deeds
        where deed.Call.Key is not null
        let difference = Difference(deed)
        where difference is not null
        select $"{deed}: {difference}";

    private static string? Difference(Deed deed)
    {
        var kept = deed.Answers.Where(a => a.IsKept).ToList();
        if (kept.FirstOrDefault(a => !a.Repeats(kept[0])) is { } other)
            return $"{kept[0].Status} {kept[0].Text} and {other.Status} {other.Text}";

        // Turned back before it was done is fine; afterwards, the key comes before the line.
        var turnedBack = deed.Answers.FirstOrDefault(a => a.IsTurnedBack && a.SentAt > deed.Acknowledgement?.At);
        return turnedBack is null ? null : $"done, and later {turnedBack.Status} {turnedBack.Text}";
    }
}

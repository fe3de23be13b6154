using ConcertReservation.FaultRuns.Storm.Operations;

namespace ConcertReservation.FaultRuns.Storm.Checks;

/// <summary>A key returns the same response on every instance and after every crash.</summary>
internal static class ReplayCheck
{
    public static IEnumerable<string> Violations(CheckInput input) =>
        from operation in input.Log.Operations
        where operation.Call.Key is not null
        let difference = Difference(operation)
        where difference is not null
        select $"{operation}: {difference}";

    private static string? Difference(LoggedOperation operation)
    {
        var kept = operation.Answers.Where(a => a.IsKept).ToList();
        if (kept.FirstOrDefault(a => !a.Repeats(kept[0])) is { } other)
            return $"{kept[0].Status} {kept[0].Text} and {other.Status} {other.Text}";

        // A client may be sent back to the line before the operation is done, but not after: the key is checked first.
        var turnedBack = operation.Answers.FirstOrDefault(a =>
            a.IsTurnedBack && a.SentAt > operation.Acknowledgement?.At
        );
        return turnedBack is null ? null : $"done, and later {turnedBack.Status} {turnedBack.Text}";
    }
}

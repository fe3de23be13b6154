using ConcertReservation.LoadTests.Storm.Calls;

namespace ConcertReservation.LoadTests.Failover;

/// <summary>For how long writes failed.</summary>
/// <param name="Failed">How many, of all that were tried in that time and after it.</param>
/// <param name="UntilFirstSuccess">From sending the first that failed to the answer of the first that succeeded after it.</param>
/// <param name="UntilLastFailure">From sending the first that failed to sending the last that did.</param>
internal sealed record Outage(int Failed, int Tried, TimeSpan UntilFirstSuccess, TimeSpan UntilLastFailure)
{
    /// <summary>Writes are taken again.</summary>
    public bool IsOver => UntilFirstSuccess < TimeSpan.MaxValue;

    public static Outage Of(IReadOnlyList<Answer> answers)
    {
        var failed = answers.Where(answer => !answer.IsAcknowledgement).OrderBy(answer => answer.SentAt).ToList();
        if (failed.Count == 0)
            return new Outage(0, answers.Count, TimeSpan.Zero, TimeSpan.Zero);

        var began = failed[0].SentAt;
        var success = answers.Where(a => a.IsAcknowledgement && a.At > began && a.SentAt > began).MinBy(a => a.At);
        return new Outage(
            failed.Count,
            answers.Count,
            success is null ? TimeSpan.MaxValue : success.At - began,
            failed[^1].SentAt - began
        );
    }
}

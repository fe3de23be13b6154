using ConcertReservation.FaultRuns.Storm.Calls;

namespace ConcertReservation.FaultRuns.Failover;

/// <summary>How long writes failed.</summary>
/// <param name="Failed">Failed writes, of all that were sent in that time and after it.</param>
/// <param name="UntilFirstSuccess">
/// From sending the first failed write to the response of the first later write that succeeded. When the first failed
/// write was already running at the loss, the time starts at the loss.
/// </param>
/// <param name="UntilLastFailure">From the same time to sending the last failed write.</param>
internal sealed record Outage(int Failed, int Tried, TimeSpan UntilFirstSuccess, TimeSpan UntilLastFailure)
{
    /// <summary>The service accepts writes again.</summary>
    public bool IsOver => UntilFirstSuccess < TimeSpan.MaxValue;

    public static Outage Of(IReadOnlyList<CallResult> answers, DateTimeOffset loss)
    {
        var failed = answers.Where(answer => !answer.IsAcknowledgement).OrderBy(answer => answer.SentAt).ToList();
        if (failed.Count == 0)
            return new Outage(0, answers.Count, TimeSpan.Zero, TimeSpan.Zero);

        var began = failed[0].SentAt > loss ? failed[0].SentAt : loss;
        var success = answers.Where(a => a.IsAcknowledgement && a.SentAt > began).MinBy(a => a.At);
        return new Outage(
            failed.Count,
            answers.Count,
            success is null ? TimeSpan.MaxValue : success.At - began,
            failed[^1].SentAt > began ? failed[^1].SentAt - began : TimeSpan.Zero
        );
    }
}

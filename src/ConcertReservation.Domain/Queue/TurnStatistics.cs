namespace ConcertReservation.Domain.Queue;

/// <summary>
/// How the turns of a line end: the numbers of the recent ends and the time that customers spent inside meanwhile. All of
/// them fade over two turns, so that the ratios are those of the recent past. Admissions count the active tokens anyway, so
/// nothing is read or locked for this. Immutable.
/// </summary>
/// <param name="Active">The active tokens after the last count.</param>
/// <param name="ActiveSeconds">The sum of the seconds that customers were inside.</param>
/// <param name="EndedEarly">Turns that a payment or the customer ended.</param>
/// <param name="NoShows">Turns that expired and were never claimed.</param>
/// <param name="Expired">Turns that were claimed and expired.</param>
/// <param name="CountedAt">The time of the last count; null before the first one.</param>
public sealed record TurnStatistics(
    int Active,
    double ActiveSeconds,
    double EndedEarly,
    double NoShows,
    double Expired,
    DateTimeOffset? CountedAt
)
{
    private const double FadesOverTurns = 2;

    public static TurnStatistics None { get; } = new(0, 0, 0, 0, 0, CountedAt: null);

    /// <summary>The part of the turns that are no-shows; 0 while no turn has ended.</summary>
    public double NoShowShare => NoShows / (NoShows + EndedEarly + Expired + 1);

    /// <summary>How many turns end early, for each second that a customer is inside.</summary>
    public double EarlyEndsPerActiveSecond(QueuePolicy policy, DateTimeOffset now)
    {
        var recent = Fade(policy, now);
        return recent.ActiveSeconds > 0 ? recent.EndedEarly / recent.ActiveSeconds : 0;
    }

    /// <summary>Expired tokens were ended. Returns this instance when there was none.</summary>
    internal TurnStatistics CountLapsed((int Count, int NoShows) lapsed, QueuePolicy policy, DateTimeOffset now)
    {
        if (lapsed.Count == 0)
            return this;

        var recent = Fade(policy, now);
        return recent with
        {
            Active = Math.Max(0, Active - lapsed.Count),
            NoShows = recent.NoShows + lapsed.NoShows,
            Expired = recent.Expired + lapsed.Count - lapsed.NoShows,
        };
    }

    /// <summary>
    /// The active tokens were counted: those that are missing were ended early. Returns this instance when none is. A
    /// larger number than expected was admitted by the version before, which does not count.
    /// </summary>
    internal TurnStatistics CountActive(int active, QueuePolicy policy, DateTimeOffset now)
    {
        if (active == Active)
            return this;

        var recent = Fade(policy, now);
        return recent with { Active = active, EndedEarly = recent.EndedEarly + Math.Max(0, Active - active) };
    }

    internal TurnStatistics CountAdmitted(int count, QueuePolicy policy, DateTimeOffset now) =>
        Fade(policy, now) with
        {
            Active = Active + count,
        };

    // The clocks of two instances differ: a time before the last count is that of the last count.
    private TurnStatistics Fade(QueuePolicy policy, DateTimeOffset now)
    {
        if (CountedAt is not { } countedAt)
            return this with { CountedAt = now };
        if (now <= countedAt)
            return this;

        var fadesOver = policy.ActiveFor.TotalSeconds * FadesOverTurns;
        var kept = Math.Exp(-(now - countedAt).TotalSeconds / fadesOver);
        return this with
        {
            ActiveSeconds = ActiveSeconds * kept + Active * fadesOver * (1 - kept),
            EndedEarly = EndedEarly * kept,
            NoShows = NoShows * kept,
            Expired = Expired * kept,
            CountedAt = now,
        };
    }
}

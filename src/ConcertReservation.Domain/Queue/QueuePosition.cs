namespace ConcertReservation.Domain.Queue;

/// <summary>How a waiting place stands at a moment.</summary>
/// <param name="Ahead">Live waiting tokens in front; those who left do not count.</param>
/// <param name="AdmittedPerSecond">The line's measured pace; null while it can't be said.</param>
/// <param name="SoldOut">Every seat of every performance to come is sold.</param>
public sealed record QueuePosition(long Ahead, double? AdmittedPerSecond, bool SoldOut)
{
    /// <summary>Of someone who is being admitted this moment.</summary>
    public static QueuePosition AtTheHead { get; } = new(Ahead: 0, AdmittedPerSecond: null, SoldOut: false);

    private const int SlowestPoll = 10;
    private const int PeoplePerPollSecond = 100;

    /// <summary>1 for the head of the line.</summary>
    public long Position => Ahead + 1;

    public int? EstimatedWaitSeconds =>
        AdmittedPerSecond is > 0 and var rate ? (int)Math.Min(int.MaxValue, Math.Ceiling(Position / rate)) : null;

    /// <summary>From 1 at the head to 10: far back nothing changes quickly.</summary>
    public int PollAfterSeconds =>
        (int)Math.Min(SlowestPoll, 1 + (Ahead + PeoplePerPollSecond - 1) / PeoplePerPollSecond);
}

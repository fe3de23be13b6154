namespace ConcertReservation.Domain.Queue;

/// <summary>The position of a waiting place at one moment.</summary>
/// <param name="Ahead">The number of waiting tokens before this one; abandoned places do not count.</param>
/// <param name="AdmittedPerSecond">The measured admission rate; null while it is unknown.</param>
/// <param name="SoldOut">Every seat of every upcoming performance is sold.</param>
public sealed record QueuePosition(long Ahead, double? AdmittedPerSecond, bool SoldOut)
{
    /// <summary>For a customer whose admission is in progress.</summary>
    public static QueuePosition AtTheHead { get; } = new(Ahead: 0, AdmittedPerSecond: null, SoldOut: false);

    private const int SlowestPoll = 10;
    private const int PeoplePerPollSecond = 100;

    /// <summary>1 at the head of the line.</summary>
    public long Position => Ahead + 1;

    public int? EstimatedWaitSeconds =>
        AdmittedPerSecond is > 0 and var rate ? (int)Math.Min(int.MaxValue, Math.Ceiling(Position / rate)) : null;

    /// <summary>From 1 at the head of the line to 10: a position far back changes slowly.</summary>
    public int PollAfterSeconds =>
        (int)Math.Min(SlowestPoll, 1 + (Ahead + PeoplePerPollSecond - 1) / PeoplePerPollSecond);
}

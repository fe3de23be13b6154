namespace ConcertReservation.Domain.Queue;

/// <summary>The position of a waiting place at one moment.</summary>
/// <param name="Ahead">The number of waiting tokens before this one; abandoned places do not count.</param>
/// <param name="EstimatedWaitSeconds">At least 1; null while no customer is admitted.</param>
/// <param name="SoldOut">Every seat of every upcoming performance is sold.</param>
public sealed record QueuePosition(long Ahead, int? EstimatedWaitSeconds, bool SoldOut)
{
    /// <summary>For a customer whose admission is in progress.</summary>
    public static QueuePosition AtTheHead { get; } = new(Ahead: 0, EstimatedWaitSeconds: null, SoldOut: false);

    /// <summary>The concert is cancelled.</summary>
    public bool Cancelled { get; init; }

    private const int SlowestPoll = 10;
    private const int PeoplePerPollSecond = 100;

    /// <summary>What operators tell the waiting customers; null when there is nothing.</summary>
    public LineNotice? Notice { get; init; }

    /// <summary>1 at the head of the line.</summary>
    public long Position => Ahead + 1;

    /// <summary>From 1 at the head of the line to 10: a position far back changes slowly.</summary>
    public int PollAfterSeconds =>
        (int)Math.Min(SlowestPoll, 1 + (Ahead + PeoplePerPollSecond - 1) / PeoplePerPollSecond);
}

namespace ConcertReservation.Domain.Queue;

/// <summary>
/// A line as an instance remembers it: the frontier, and the places in front that were given up. It answers how many
/// are ahead of a place in the time of a binary search, however many wait.
/// </summary>
public sealed class LinePicture
{
    // Ascending, all of them beyond the frontier.
    private readonly long[] _departed;

    private LinePicture(LineChange latest, long[] departed)
    {
        Latest = latest;
        _departed = departed;
    }

    public LineChange Latest { get; }
    public long Frontier => Latest.Frontier;

    public static LinePicture Of(LineChange first) => new(first, [.. Beyond(first.Frontier, first.Departed)]);

    /// <summary>The picture after what has changed since; the same one when nothing has.</summary>
    public LinePicture Apply(LineChange change)
    {
        var isNew = change.Departed.Any(place => Array.BinarySearch(_departed, place) < 0);
        if (!isNew && change.Frontier == Frontier)
            return change.RunsLike(Latest) ? this : new LinePicture(change, _departed);

        var departed = isNew ? _departed.Union(change.Departed).Order() : _departed.AsEnumerable();
        return new LinePicture(change, [.. Beyond(change.Frontier, departed)]);
    }

    /// <summary>Null when the place no longer waits: its turn has come, or it was given up.</summary>
    public Standing? StandingOf(long place, DateTimeOffset now)
    {
        if (place <= Frontier)
            return null;

        var departedBefore = ~Array.BinarySearch(_departed, place);
        return departedBefore < 0
            ? null
            : new Standing(place - Frontier - 1 - departedBefore, Latest.Pace.At(now), Latest.SoldOut);
    }

    private static IEnumerable<long> Beyond(long frontier, IEnumerable<long> places) =>
        places.Where(place => place > frontier);
}

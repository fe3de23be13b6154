namespace ConcertReservation.Domain.Queue;

/// <summary>
/// A line as an instance remembers it: the frontier, and the places in front that were given up. It answers how many
/// are ahead of a place in the time of a binary search, however many wait.
/// </summary>
public sealed class LineState
{
    // Ascending, all of them beyond the frontier.
    private readonly long[] _abandoned;

    private LineState(LineStateChange latest, long[] abandoned)
    {
        Latest = latest;
        _abandoned = abandoned;
    }

    public LineStateChange Latest { get; }
    public long LastAdmittedPlace => Latest.LastAdmittedPlace;

    public static LineState Of(LineStateChange first) =>
        new(first, [.. Beyond(first.LastAdmittedPlace, first.Abandoned)]);

    /// <summary>The picture after what has changed since; the same one when nothing has.</summary>
    public LineState Apply(LineStateChange change)
    {
        var isNew = change.Abandoned.Any(place => Array.BinarySearch(_abandoned, place) < 0);
        if (!isNew && change.LastAdmittedPlace == LastAdmittedPlace)
            return change.RunsLike(Latest) ? this : new LineState(change, _abandoned);

        var abandoned = isNew ? _abandoned.Union(change.Abandoned).Order() : _abandoned.AsEnumerable();
        return new LineState(change, [.. Beyond(change.LastAdmittedPlace, abandoned)]);
    }

    /// <summary>Null when the place no longer waits: its turn has come, or it was given up.</summary>
    public QueuePosition? PositionOf(long place, DateTimeOffset now)
    {
        if (place <= LastAdmittedPlace)
            return null;

        var abandonedBefore = ~Array.BinarySearch(_abandoned, place);
        return abandonedBefore < 0
            ? null
            : new QueuePosition(place - LastAdmittedPlace - 1 - abandonedBefore, Latest.Rate.At(now), Latest.SoldOut);
    }

    private static IEnumerable<long> Beyond(long frontier, IEnumerable<long> places) =>
        places.Where(place => place > frontier);
}

namespace ConcertReservation.Domain.Queue;

/// <summary>
/// A line as the transaction that has locked it sees it: positions are exact, whatever the age of the cached state.
/// </summary>
public sealed class LockedLineState
{
    private readonly LineState? _cached;
    private readonly long _lastAdmittedPlace;

    // Ascending; not in the cached state.
    private readonly long[] _newlyAbandoned;

    /// <param name="line">The locked line, after the admissions of the transaction.</param>
    /// <param name="cached">A state that was read before; null reads as a state without abandoned places.</param>
    /// <param name="abandoned">The abandoned places since the read of the cached state, or all without one.</param>
    public LockedLineState(Line line, LineState? cached, IEnumerable<long> abandoned)
    {
        (_cached, _lastAdmittedPlace) = (cached, line.LastAdmittedPlace);
        _newlyAbandoned = [.. abandoned.Where(place => cached?.IsAbandoned(place) != true).Order()];
    }

    /// <summary>The cached state would give other positions.</summary>
    public bool IsNewerThanCached =>
        _cached is not null && (_cached.LastAdmittedPlace != _lastAdmittedPlace || _newlyAbandoned.Length > 0);

    /// <summary>The number of waiting tokens before a waiting place.</summary>
    public long AheadOf(long place)
    {
        var index = Array.BinarySearch(_newlyAbandoned, place);
        var newly = index < 0 ? ~index : index;
        return place - _lastAdmittedPlace - 1 - newly - CountCachedBefore(place);
    }

    private int CountCachedBefore(long place) =>
        _cached is null
            ? 0
            : _cached.CountAbandonedBefore(place) - _cached.CountAbandonedBefore(_lastAdmittedPlace + 1);
}

namespace ConcertReservation.Domain.Concerts;

/// <summary>
/// The cached seats of a performance: for display, not for decisions. A hold that has lapsed since the read is
/// considered; a request for a seat sees the other changes under the lock.
/// </summary>
public sealed class SeatMap
{
    private readonly Lazy<Dictionary<long, SeatView>> _byId;
    private readonly Lazy<Dictionary<string, SeatView>> _byNumber;

    public SeatMap(PerformanceSummary performance, IReadOnlyList<SeatView> seats)
    {
        (Performance, Seats) = (performance, seats);
        _byId = new(() => seats.ToDictionary(seat => seat.Id));
        _byNumber = new(() => seats.ToDictionary(seat => seat.Number, StringComparer.Ordinal));
    }

    public PerformanceSummary Performance { get; }

    /// <summary>Ordered by id.</summary>
    public IReadOnlyList<SeatView> Seats { get; }

    public int CountAvailable(DateTimeOffset now) => Seats.Count(seat => seat.IsAvailableAt(now));

    /// <summary>The selected seats, ordered by id. Refuses with <c>seat_not_found</c>.</summary>
    public IReadOnlyList<SeatView> Choose(SeatSelection selection)
    {
        var chosen = Find(selection).OrderBy(seat => seat.Id).ToList();
        return chosen.Count == selection.Count ? chosen : throw Seat.NotFound();
    }

    private IEnumerable<SeatView> Find(SeatSelection selection)
    {
        foreach (var id in selection.Ids)
            if (_byId.Value.TryGetValue(id, out var seat))
                yield return seat;
        foreach (var number in selection.Numbers)
            if (_byNumber.Value.TryGetValue(number, out var seat))
                yield return seat;
    }
}

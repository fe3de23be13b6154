using ConcertReservation.Domain.Common;

namespace ConcertReservation.Domain.Concerts;

/// <summary>
/// The seats of a performance as they were a moment ago: good for looking and for losing cheaply, not for deciding.
/// What has lapsed since is free; what was taken since is found out under the lock.
/// </summary>
public sealed class SeatMap
{
    private readonly Lazy<Dictionary<long, Seat>> _byId;
    private readonly Lazy<Dictionary<string, Seat>> _byNumber;

    public SeatMap(PerformanceBrief performance, IReadOnlyList<Seat> seats)
    {
        (Performance, Seats) = (performance, seats);
        _byId = new(() => seats.ToDictionary(seat => seat.Id));
        _byNumber = new(() => seats.ToDictionary(seat => seat.Number, StringComparer.Ordinal));
    }

    public PerformanceBrief Performance { get; }

    /// <summary>In the order of their ids.</summary>
    public IReadOnlyList<Seat> Seats { get; }

    public int CountAvailable(DateTimeOffset now) => Seats.Count(seat => seat.IsAvailableAt(now));

    /// <summary>
    /// The cheap look: in a stampede most requests lose, and they lose here, without the database. Refuses with
    /// <c>seat_not_found</c> or <c>seat_unavailable</c>.
    /// </summary>
    public IReadOnlyList<Seat> Choose(SeatSelection selection, DateTimeOffset now)
    {
        var chosen = Find(selection).OrderBy(seat => seat.Id).ToList();
        if (chosen.Count < selection.Count)
            throw new DomainException(ErrorCode.SeatNotFound, "This performance has no such seat.");

        Seat.EnsureAvailable(chosen, now);
        return chosen;
    }

    private IEnumerable<Seat> Find(SeatSelection selection)
    {
        foreach (var id in selection.Ids)
            if (_byId.Value.TryGetValue(id, out var seat))
                yield return seat;
        foreach (var number in selection.Numbers)
            if (_byNumber.Value.TryGetValue(number, out var seat))
                yield return seat;
    }
}

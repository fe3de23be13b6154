using ConcertReservation.Domain.Errors;

namespace ConcertReservation.Domain.Concerts;

/// <summary>
/// The seats of a performance as they were a moment ago: good for looking, not for deciding. A hold that has lapsed
/// since is over here too; what else has changed is found out by whoever wants the seat.
/// </summary>
public sealed class SeatMap
{
    private readonly Lazy<Dictionary<long, Seat>> _byId;
    private readonly Lazy<Dictionary<string, Seat>> _byNumber;

    public SeatMap(PerformanceSummary performance, IReadOnlyList<Seat> seats)
    {
        (Performance, Seats) = (performance, seats);
        _byId = new(() => seats.ToDictionary(seat => seat.Id));
        _byNumber = new(() => seats.ToDictionary(seat => seat.Number, StringComparer.Ordinal));
    }

    public PerformanceSummary Performance { get; }

    /// <summary>In the order of their ids.</summary>
    public IReadOnlyList<Seat> Seats { get; }

    public int CountAvailable(DateTimeOffset now) => Seats.Count(seat => seat.IsAvailableAt(now));

    /// <summary>The seats meant, by id; refuses with <c>seat_not_found</c>.</summary>
    public IReadOnlyList<Seat> Choose(SeatSelection selection)
    {
        var chosen = Find(selection).OrderBy(seat => seat.Id).ToList();
        return chosen.Count == selection.Count
            ? chosen
            : throw new DomainException(ErrorCode.SeatNotFound, "This performance has no such seat.");
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

using System.Collections.Concurrent;
using ConcertReservation.Application.Batching;
using ConcertReservation.Domain.Concerts;

namespace ConcertReservation.Application.Concerts;

/// <summary>
/// Reads seats again before a hold is refused, so that a stale cache never causes a false <c>seat_unavailable</c>.
/// Concurrent calls for one concert share a query.
/// </summary>
public sealed class SeatAvailabilityReader(ISaleSource source)
{
    private static readonly BatchLimits Limits = new(GatherFor: null, MaxBatch: 500, MaxWaiting: 10_000);

    private readonly ConcurrentDictionary<
        long,
        RequestBatcher<IReadOnlyCollection<long>, IReadOnlyList<SeatView>>
    > _batchers = new();

    /// <summary>The seats as they are now, without a lock. Refuses with <c>overloaded</c> when too many calls wait.</summary>
    public Task<IReadOnlyList<SeatView>> ReadAsync(long concertId, IReadOnlyCollection<long> seatIds) =>
        _batchers.GetOrAdd(concertId, id => new(Limits, requests => ReadAllAsync(id, requests))).AddAsync(seatIds);

    private async Task<IReadOnlyList<IReadOnlyList<SeatView>>> ReadAllAsync(
        long concertId,
        IReadOnlyList<IReadOnlyCollection<long>> requests
    )
    {
        var seats = await source.ReadSeatsAsync(concertId, [.. requests.SelectMany(ids => ids).Distinct()]);
        var byId = seats.ToDictionary(seat => seat.Id);
        return [.. requests.Select(ids => ids.Select(id => byId[id]).ToList())];
    }
}

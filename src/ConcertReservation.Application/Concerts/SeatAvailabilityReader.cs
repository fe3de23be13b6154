using System.Collections.Concurrent;
using ConcertReservation.Application.Batching;
using ConcertReservation.Domain.Concerts;

namespace ConcertReservation.Application.Concerts;

/// <summary>
/// Looks at seats as they are now, without a lock, one query for all who look at a concert at once: nobody is refused a
/// seat for what a snapshot remembers, and a stampede of losers still costs the database one reader.
/// </summary>
public sealed class SeatAvailabilityReader(ISaleSource source)
{
    private static readonly BatchLimits Limits = new(Gather: null, MaxBatch: 500, MaxWaiting: 10_000);

    private readonly ConcurrentDictionary<long, RequestBatcher<IReadOnlyList<long>, IReadOnlyList<Seat>>> _batchers =
        new();

    public Task<IReadOnlyList<Seat>> LookAsync(long concertId, IReadOnlyList<long> seatIds) =>
        _batchers.GetOrAdd(concertId, id => new(Limits, wanted => ReadAsync(id, wanted))).AddAsync(seatIds);

    private async Task<IReadOnlyList<IReadOnlyList<Seat>>> ReadAsync(
        long concertId,
        IReadOnlyList<IReadOnlyList<long>> wanted
    )
    {
        var seats = await source.ReadSeatsAsync(concertId, [.. wanted.SelectMany(ids => ids).Distinct()]);
        var byId = seats.ToDictionary(seat => seat.Id);
        return [.. wanted.Select(ids => ids.Select(id => byId[id]).ToList())];
    }
}

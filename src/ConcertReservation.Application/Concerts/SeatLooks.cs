using ConcertReservation.Application.Common;
using ConcertReservation.Domain.Concerts;

namespace ConcertReservation.Application.Concerts;

/// <summary>
/// Looks at seats as they are now, without a lock, one query for all who look at once: nobody is refused a seat for
/// what a snapshot remembers, and a stampede of losers still costs the database one reader.
/// </summary>
public sealed class SeatLooks(ISaleSource source)
{
    private readonly BatchLane<IReadOnlyList<long>, IReadOnlyList<Seat>> _lane = new(
        new BatchLimits(Gather: null, MaxBatch: 500, MaxWaiting: 10_000),
        async wanted =>
        {
            var seats = await source.ReadSeatsAsync([.. wanted.SelectMany(ids => ids).Distinct()]);
            var byId = seats.ToDictionary(seat => seat.Id);
            return [.. wanted.Select(ids => ids.Select(id => byId[id]).ToList())];
        }
    );

    public Task<IReadOnlyList<Seat>> LookAsync(IReadOnlyList<long> seatIds) => _lane.AddAsync(seatIds);
}

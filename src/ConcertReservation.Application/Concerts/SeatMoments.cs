using System.Runtime.CompilerServices;
using ConcertReservation.Application.Overload;
using ConcertReservation.Domain.Concerts;

namespace ConcertReservation.Application.Concerts;

/// <summary>The current moment of each performance. It is kept as long as the seat cache has its states.</summary>
public sealed class SeatMoments(SaleCache sale, IOverloadGuard guard, TimeProvider time)
{
    private readonly ConditionalWeakTable<SeatChangeLog, SeatMoment> _moments = [];

    /// <summary>
    /// The seats now, with all changes of this instance; at least as new as <paramref name="seen"/> where this server
    /// gave it. Refuses with <c>performance_not_found</c>.
    /// </summary>
    public async ValueTask<SeatMoment> FindAsync(
        long concertId,
        long performanceId,
        SeatVersion? seen,
        CancellationToken ct
    )
    {
        var map = await FindMapAsync(concertId, performanceId, ct);
        // Another instance has read later than this one.
        if (seen is { } version && map.IsBehind(version))
            map = await sale.FindNewSeatsAsync(concertId, performanceId, ct);
        return Of(map);
    }

    /// <summary>As <see cref="FindAsync"/>, but may miss the changes of the last 300 ms.</summary>
    public async ValueTask<SeatMoment> FindRecentAsync(long concertId, long performanceId, CancellationToken ct) =>
        Of(await sale.FindRecentSeatsAsync(concertId, performanceId, ct));

    /// <summary>
    /// The cached seats. Only a request for a performance that is not in memory needs a permit, because requests for
    /// the same performance share one read.
    /// </summary>
    public async ValueTask<SeatMap> FindMapAsync(long concertId, long performanceId, CancellationToken ct) =>
        sale.HasSeats(concertId, performanceId)
            ? await sale.FindSeatsAsync(concertId, performanceId, ct)
            : await guard.RunAsync(() => sale.FindSeatsAsync(concertId, performanceId, ct).AsTask(), ct);

    private SeatMoment Of(SeatMap map)
    {
        var now = time.GetUtcNow();
        if (_moments.TryGetValue(map.Log, out var moment) && moment.IsOf(map, now))
            return moment;
        moment = new SeatMoment(map, now);
        _moments.AddOrUpdate(map.Log, moment);
        return moment;
    }
}

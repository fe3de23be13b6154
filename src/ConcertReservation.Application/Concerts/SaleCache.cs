using ConcertReservation.Application.Caching;
using ConcertReservation.Domain.Concerts;

namespace ConcertReservation.Application.Concerts;

/// <summary>
/// The schedule and the seats that admitted customers see, at most 300 ms old. One read refreshes an entry, however
/// many requests want it.
/// </summary>
public sealed class SaleCache
{
    private static readonly TimeSpan MaxAge = TimeSpan.FromMilliseconds(300);

    private readonly SnapshotCache<long, Schedule> _schedules;
    private readonly SnapshotCache<(long ConcertId, long PerformanceId), SeatMap> _seats;

    public SaleCache(ISaleSource source, TimeProvider time)
    {
        _schedules = new(source.ReadScheduleAsync, MaxAge, time);
        _seats = new((key, last) => ReadSeatsAsync(source, key, last), MaxAge, time);
    }

    /// <summary>Refuses with <c>concert_not_found</c>.</summary>
    public async ValueTask<Schedule> FindScheduleAsync(long concertId, CancellationToken ct) =>
        await _schedules.FindAsync(concertId, ct) ?? throw Concert.NotFound();

    /// <summary>Refuses with <c>performance_not_found</c>.</summary>
    public async ValueTask<SeatMap> FindSeatsAsync(long concertId, long performanceId, CancellationToken ct) =>
        await _seats.FindAsync((concertId, performanceId), ct) ?? throw Performance.NotFound();

    /// <summary>
    /// May miss a change that this instance made in the last 300 ms. Only for a caller that reads or locks the seats
    /// again before it decides.
    /// </summary>
    public async ValueTask<SeatMap> FindRecentSeatsAsync(long concertId, long performanceId, CancellationToken ct) =>
        await _seats.FindRecentAsync((concertId, performanceId), ct) ?? throw Performance.NotFound();

    /// <summary>The seats from a read that begins after this call. Refuses with <c>performance_not_found</c>.</summary>
    public async ValueTask<SeatMap> FindNewSeatsAsync(long concertId, long performanceId, CancellationToken ct) =>
        await _seats.FindNewAsync((concertId, performanceId), ct) ?? throw Performance.NotFound();

    /// <summary>The seats are in memory: a request at most waits for a read that all requests share.</summary>
    public bool HasSeats(long concertId, long performanceId) => _seats.Has((concertId, performanceId));

    public void InvalidateSchedule(long concertId) => _schedules.Invalidate(concertId);

    /// <summary>This instance has held, sold or released seats: the next request reads them again.</summary>
    public void InvalidateSeats(long concertId, long performanceId) => _seats.Invalidate((concertId, performanceId));

    private static async Task<SeatMap?> ReadSeatsAsync(
        ISaleSource source,
        (long ConcertId, long PerformanceId) key,
        SeatMap? last
    )
    {
        if (last is not null && await source.ReadChangesAsync(last) is { } changed)
            return changed;
        var map = await source.ReadSeatsAsync(key.ConcertId, key.PerformanceId);
        return map?.KeepPlanOf(last);
    }
}

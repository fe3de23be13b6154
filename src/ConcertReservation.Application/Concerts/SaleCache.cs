using ConcertReservation.Application.Caching;
using ConcertReservation.Domain.Concerts;

namespace ConcertReservation.Application.Concerts;

/// <summary>
/// What those who were admitted look at, at most 300 ms old: one reader at a time refreshes it, however many look.
/// </summary>
public sealed class SaleCache
{
    private static readonly TimeSpan MaxAge = TimeSpan.FromMilliseconds(300);

    private readonly SnapshotCache<long, Schedule> _schedules;
    private readonly SnapshotCache<(long ConcertId, long PerformanceId), SeatMap> _seats;

    public SaleCache(ISaleSource source, TimeProvider time)
    {
        _schedules = new(source.ReadScheduleAsync, MaxAge, time);
        _seats = new(key => source.ReadSeatsAsync(key.ConcertId, key.PerformanceId), MaxAge, time);
    }

    /// <summary>Refuses with <c>concert_not_found</c>.</summary>
    public async ValueTask<Schedule> FindScheduleAsync(long concertId, CancellationToken ct) =>
        await _schedules.FindAsync(concertId, ct) ?? throw ConcertFacade.NotFound();

    /// <summary>Refuses with <c>performance_not_found</c>.</summary>
    public async ValueTask<SeatMap> FindSeatsAsync(long concertId, long performanceId, CancellationToken ct) =>
        await _seats.FindAsync((concertId, performanceId), ct) ?? throw PerformanceFacade.NotFound();

    /// <summary>For whoever looks again, or locks, before anything is decided: no write here makes it read anew.</summary>
    public async ValueTask<SeatMap> FindRecentSeatsAsync(long concertId, long performanceId, CancellationToken ct) =>
        await _seats.FindRecentAsync((concertId, performanceId), ct) ?? throw PerformanceFacade.NotFound();

    public void InvalidateSchedule(long concertId) => _schedules.Invalidate(concertId);

    /// <summary>Seats were taken or freed here.</summary>
    public void InvalidateSeats(long concertId, long performanceId) => _seats.Invalidate((concertId, performanceId));
}

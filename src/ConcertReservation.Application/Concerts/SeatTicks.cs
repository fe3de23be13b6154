using System.Collections.Concurrent;
using System.Data.Common;

namespace ConcertReservation.Application.Concerts;

/// <summary>
/// All clients that watch a performance wait for the same tick, twice a second. So one read and one answer serve them
/// all, and a performance that nobody watches costs nothing.
/// </summary>
public sealed class SeatTicks(SeatMoments moments, TimeProvider time)
{
    public static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);

    private readonly ConcurrentDictionary<(long ConcertId, long PerformanceId), Lazy<Task<SeatMoment?>>> _next = new();

    /// <summary>The seats at the next tick; null when the database did not answer.</summary>
    public Task<SeatMoment?> NextAsync(long concertId, long performanceId) =>
        _next
            .GetOrAdd(
                (concertId, performanceId),
                key => new Lazy<Task<SeatMoment?>>(() =>
                {
                    // The tick belongs to all who wait for it, not to the request of the first.
                    using (ExecutionContext.SuppressFlow())
                        return Task.Run(() => TickAsync(key.ConcertId, key.PerformanceId));
                })
            )
            .Value;

    private async Task<SeatMoment?> TickAsync(long concertId, long performanceId)
    {
        try
        {
            await Task.Delay(Interval, time);
            return await moments.FindRecentAsync(concertId, performanceId, CancellationToken.None);
        }
        catch (Exception exception) when (exception is DbException or TimeoutException)
        {
            return null;
        }
        finally
        {
            // Whoever comes from now on waits for the next tick.
            _next.TryRemove((concertId, performanceId), out _);
        }
    }
}

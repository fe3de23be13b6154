using System.Collections.Concurrent;
using System.Data.Common;

namespace ConcertReservation.Application.Concerts;

/// <summary>
/// All clients that watch a performance wait for the same read, twice a second. So one read and one answer serve them
/// all, and a performance that nobody watches costs nothing.
/// </summary>
public sealed class SeatAnswerWatcher(SeatAnswerCache answers, TimeProvider time)
{
    public static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);

    private readonly ConcurrentDictionary<(long ConcertId, long PerformanceId), Lazy<Task<SeatAnswers?>>> _next = new();

    /// <summary>The answers after the next read; null when the database did not answer.</summary>
    public Task<SeatAnswers?> NextAsync(long concertId, long performanceId) =>
        _next
            .GetOrAdd(
                (concertId, performanceId),
                key => new Lazy<Task<SeatAnswers?>>(() =>
                {
                    // The read belongs to all who wait for it, not to the request of the first.
                    using (ExecutionContext.SuppressFlow())
                        return Task.Run(() => ReadAsync(key.ConcertId, key.PerformanceId));
                })
            )
            .Value;

    private async Task<SeatAnswers?> ReadAsync(long concertId, long performanceId)
    {
        try
        {
            await Task.Delay(Interval, time);
            return await answers.FindRecentAsync(concertId, performanceId, CancellationToken.None);
        }
        catch (Exception exception) when (exception is DbException or TimeoutException)
        {
            return null;
        }
        finally
        {
            // Whoever comes from now on waits for the next read.
            _next.TryRemove((concertId, performanceId), out _);
        }
    }
}

using System.Runtime.CompilerServices;
using ConcertReservation.Application.Overload;
using ConcertReservation.Domain.Concerts;

namespace ConcertReservation.Application.Concerts;

/// <summary>The shared answers of each performance, kept as long as the seat cache has the same states.</summary>
public sealed class SeatAnswerCache(SaleCache sale, IOverloadGuard guard, TimeProvider time)
{
    private readonly ConditionalWeakTable<SeatChangeLog, SeatAnswers> _answers = [];

    /// <summary>
    /// The seats now, with all changes of this instance; at least as new as <paramref name="seen"/> where this server
    /// gave it. Refuses with <c>performance_not_found</c> or <c>performance_cancelled</c>: no seat is on sale any more.
    /// </summary>
    public async ValueTask<SeatAnswers> FindAsync(
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
        map.Performance.EnsureNotCancelled();
        return Of(map);
    }

    /// <summary>As <see cref="FindAsync"/>, but may miss the changes of the last 300 ms.</summary>
    public async ValueTask<SeatAnswers> FindRecentAsync(long concertId, long performanceId, CancellationToken ct)
    {
        var map = await sale.FindRecentSeatsAsync(concertId, performanceId, ct);
        map.Performance.EnsureNotCancelled();
        return Of(map);
    }

    /// <summary>
    /// The cached seats. Only a request for a performance that is not in memory needs a permit, because requests for
    /// the same performance share one read.
    /// </summary>
    public async ValueTask<SeatMap> FindMapAsync(long concertId, long performanceId, CancellationToken ct) =>
        sale.HasSeats(concertId, performanceId)
            ? await sale.FindSeatsAsync(concertId, performanceId, ct)
            : await guard.RunAsync(() => sale.FindSeatsAsync(concertId, performanceId, ct).AsTask(), ct);

    private SeatAnswers Of(SeatMap map)
    {
        var now = time.GetUtcNow();
        if (_answers.TryGetValue(map.Log, out var answers) && answers.IsOf(map, now))
            return answers;
        answers = new SeatAnswers(map, now);
        _answers.AddOrUpdate(map.Log, answers);
        return answers;
    }
}

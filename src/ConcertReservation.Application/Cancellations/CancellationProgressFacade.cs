using System.Runtime.CompilerServices;
using ConcertReservation.Application.Caching;
using ConcertReservation.Domain.Cancellations;
using ConcertReservation.Domain.Concerts;
using Microsoft.Extensions.DependencyInjection;

namespace ConcertReservation.Application.Cancellations;

/// <summary>How far the refunds of a concert are, read once for all pages that show it.</summary>
public sealed class CancellationProgressFacade
{
    /// <summary>How old the numbers may be, and how often a stream sends them.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);

    /// <summary>A stream sends the same numbers again after this time.</summary>
    public static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(15);

    private readonly SnapshotCache<long, ConcertCancellationResult> _progress;
    private readonly IServiceScopeFactory _scopes;
    private readonly TimeProvider _time;

    public CancellationProgressFacade(IServiceScopeFactory scopes, TimeProvider time)
    {
        (_scopes, _time) = (scopes, time);
        _progress = new(ReadAsync, Interval, time);
    }

    /// <summary>
    /// Refuses with <c>concert_not_found</c>, or with <c>not_found</c> when no performance of the concert is cancelled.
    /// </summary>
    public async Task<ConcertCancellationResult> FindAsync(long concertId, CancellationToken ct)
    {
        if (await _progress.FindAsync(concertId, ct) is { } progress)
            return progress;

        await using var scope = _scopes.CreateAsyncScope();
        var concerts = scope.ServiceProvider.GetRequiredService<IConcertRepository>();
        throw await concerts.FindAsync(concertId, ct) is null ? Concert.NotFound() : CancellationFacade.NotCancelled();
    }

    /// <summary>
    /// Streams the numbers: at once, after every change, and as a heartbeat. Refuses, before the first event, as
    /// <see cref="FindAsync"/> does.
    /// </summary>
    public async Task<IAsyncEnumerable<ConcertCancellationResult>> WatchAsync(long concertId, CancellationToken ct) =>
        WatchAsync(concertId, await FindAsync(concertId, ct), ct);

    private async IAsyncEnumerable<ConcertCancellationResult> WatchAsync(
        long concertId,
        ConcertCancellationResult first,
        [EnumeratorCancellation] CancellationToken ct = default
    )
    {
        yield return first;
        var (sent, sentAt) = (first, _time.GetTimestamp());
        while (true)
        {
            await Task.Delay(Interval, _time, ct);
            var now = await FindAsync(concertId, ct);
            if (now.ShowsTheSameAs(sent) && _time.GetElapsedTime(sentAt) < Heartbeat)
                continue;
            yield return now;
            (sent, sentAt) = (now, _time.GetTimestamp());
        }
    }

    private async Task<ConcertCancellationResult?> ReadAsync(long concertId)
    {
        await using var scope = _scopes.CreateAsyncScope();
        var cancellations = scope.ServiceProvider.GetRequiredService<ICancellationRepository>();
        return ConcertCancellationResult.Of(
            concertId,
            await cancellations.ListAsync(concertId, CancellationToken.None)
        );
    }
}

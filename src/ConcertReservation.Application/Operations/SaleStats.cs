using System.Data.Common;
using System.Runtime.CompilerServices;
using ConcertReservation.Application.Caching;
using ConcertReservation.Application.Concerts;
using ConcertReservation.Application.Queue;
using ConcertReservation.Domain.Operations;
using ConcertReservation.Domain.Queue;

namespace ConcertReservation.Application.Operations;

/// <summary>
/// A sale in figures, live: counted once a second for all who look at it, and the line from its picture, so that
/// looking costs the same however many wait.
/// </summary>
public sealed class SaleStats
{
    private const int SecondsPerMinute = 60;

    /// <summary>How old they may be, and how often they are told.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    /// <summary>The longest silence while nothing changes.</summary>
    public static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(15);

    private readonly SnapshotCache<long, SaleFigures> _figures;
    private readonly LineStateCache _lineStates;
    private readonly TimeProvider _time;

    public SaleStats(ISaleFiguresSource source, LineStateCache lineStates, TimeProvider time)
    {
        (_lineStates, _time) = (lineStates, time);
        _figures = new(source.ReadAsync, Interval, time);
    }

    /// <summary>Refuses with <c>concert_not_found</c>.</summary>
    public async Task<SaleStatsResult> FindAsync(long concertId, CancellationToken ct)
    {
        var line = await _lineStates.FindAsync(concertId, ct) ?? throw ConcertFacade.NotFound();
        var figures = await _figures.FindAsync(concertId, ct) ?? throw ConcertFacade.NotFound();
        return Describe(line, figures);
    }

    /// <summary>
    /// The same of a line that is known already, and how far behind the tidying is; null where it cannot be counted, or
    /// not in this time.
    /// </summary>
    public async Task<(SaleStatsResult Stats, TimeSpan Overdue)?> TryDescribeAsync(
        long concertId,
        LineState line,
        TimeSpan patience,
        CancellationToken ct
    )
    {
        try
        {
            var counting = _figures.FindAsync(concertId, ct).AsTask();
            return await counting.WaitAsync(patience, _time, ct) is { } figures
                ? (Describe(line, figures), figures.Overdue)
                : null;
        }
        catch (Exception exception) when (exception is DbException or TimeoutException)
        {
            return null;
        }
    }

    private SaleStatsResult Describe(LineState line, SaleFigures figures)
    {
        var now = _time.GetUtcNow();
        // Whoever has joined since the one was read and was let in before the other was is nobody who waits.
        var position = line.PositionOf(figures.NextPlace, now);
        var perSecond = line.Latest.Rate.At(now) ?? 0;
        return new SaleStatsResult(
            position?.Ahead ?? 0,
            figures.Active,
            Math.Round(perSecond * SecondsPerMinute, digits: 1),
            figures.Available,
            figures.Held,
            figures.Sold,
            figures.Revenue,
            figures.At
        );
    }

    /// <summary>At once, on every change, and now and then as a sign of life.</summary>
    public async IAsyncEnumerable<SaleStatsResult> WatchAsync(
        long concertId,
        SaleStatsResult first,
        [EnumeratorCancellation] CancellationToken ct
    )
    {
        yield return first;
        for (var told = first; ; )
        {
            await Task.Delay(Interval, _time, ct);
            var now = await FindAsync(concertId, ct);
            if (now with { At = told.At } == told && now.At - told.At < Heartbeat)
                continue;
            yield return told = now;
        }
    }
}

/// <param name="AdmittedPerMinute">The smoothed pace of admission; 0 while it stands still.</param>
/// <param name="Revenue">Paid less refunded, in won.</param>
/// <param name="At">When the seats and the money were counted.</param>
public sealed record SaleStatsResult(
    long Waiting,
    long Active,
    double AdmittedPerMinute,
    long Available,
    long Held,
    long Sold,
    long Revenue,
    DateTimeOffset At
);

using System.Data.Common;
using System.Runtime.CompilerServices;
using ConcertReservation.Application.Caching;
using ConcertReservation.Application.Queue;
using ConcertReservation.Domain.Concerts;
using ConcertReservation.Domain.Operations;
using ConcertReservation.Domain.Queue;
using ConcertReservation.Domain.Reservations;

namespace ConcertReservation.Application.Operations;

/// <summary>
/// The live figures of a sale. They are counted once a second for all readers, and the line comes from its cached
/// state, so the cost does not depend on the length of the line.
/// </summary>
public sealed class SaleStatsFacade
{
    private const int SecondsPerMinute = 60;

    /// <summary>How old the figures may be, and how often a stream sends them.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    /// <summary>A stream sends the same figures again after this time.</summary>
    public static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(15);

    private readonly SnapshotCache<long, SaleFigures> _figures;
    private readonly LineStateCache _lines;
    private readonly TimeProvider _time;

    public SaleStatsFacade(ISaleFiguresSource source, LineStateCache lines, TimeProvider time)
    {
        (_lines, _time) = (lines, time);
        _figures = new(source.ReadAsync, Interval, time);
    }

    /// <summary>Refuses with <c>concert_not_found</c>.</summary>
    public async Task<SaleStatsResult> FindAsync(long concertId, CancellationToken ct)
    {
        var line = await _lines.FindAsync(concertId, ct) ?? throw Concert.NotFound();
        var figures = await _figures.FindAsync(concertId, ct) ?? throw Concert.NotFound();
        return Describe(line, figures);
    }

    /// <summary>
    /// The figures for a line whose state the caller has, and how far the hold sweep is behind. Null when the database
    /// fails or does not answer within <paramref name="timeout"/>.
    /// </summary>
    public async Task<(SaleStatsResult Stats, TimeSpan Overdue)?> TryDescribeAsync(
        long concertId,
        LineState line,
        TimeSpan timeout,
        CancellationToken ct
    )
    {
        try
        {
            var counting = _figures.FindAsync(concertId, ct).AsTask();
            return await counting.WaitAsync(timeout, _time, ct) is { } figures
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
        // The two reads are not atomic: a customer may have joined and been admitted in between. Then the position is
        // null, and the number of waiting customers is 0.
        var position = line.PositionOf(figures.NextPlace, now);
        var perSecond = line.Latest.Rate.At(now) ?? 0;
        return new SaleStatsResult(
            position?.Ahead ?? 0,
            figures.Active,
            Math.Round(perSecond * SecondsPerMinute, digits: 1),
            figures.Available,
            figures.Held,
            figures.Sold,
            figures.Blocked,
            figures.Revenue,
            MethodsOf(figures),
            figures.At
        );
    }

    private static IReadOnlyList<MethodSales> MethodsOf(SaleFigures figures)
    {
        var (boxOffice, comps) = (figures.BoxOffice, figures.Comps);
        return
        [
            new(PaymentMethod.Wallet, figures.Sold - boxOffice.Count - comps, figures.Revenue - boxOffice.Won),
            new(PaymentMethod.BoxOffice, boxOffice.Count, boxOffice.Won),
            new(PaymentMethod.Comp, comps, Revenue: 0),
        ];
    }

    /// <summary>
    /// Streams the figures: at once, after every change, and as a heartbeat. Refuses with <c>concert_not_found</c>.
    /// </summary>
    public async Task<IAsyncEnumerable<SaleStatsResult>> WatchAsync(long concertId, CancellationToken ct) =>
        WatchAsync(concertId, await FindAsync(concertId, ct), ct);

    private async IAsyncEnumerable<SaleStatsResult> WatchAsync(
        long concertId,
        SaleStatsResult first,
        [EnumeratorCancellation] CancellationToken ct = default
    )
    {
        yield return first;
        for (var sent = first; ; )
        {
            await Task.Delay(Interval, _time, ct);
            var now = await FindAsync(concertId, ct);
            if (now.IsAs(sent) && now.At - sent.At < Heartbeat)
                continue;
            yield return sent = now;
        }
    }
}

/// <param name="AdmittedPerMinute">The smoothed admission rate; 0 while it is unknown.</param>
/// <param name="Blocked">Seats that an operator keeps from customers.</param>
/// <param name="Revenue">Payments minus refunds, in won, by any method.</param>
/// <param name="Methods">The sold seats and the revenue, by how they were paid.</param>
/// <param name="At">When the seats and the money were counted.</param>
public sealed record SaleStatsResult(
    long Waiting,
    long Active,
    double AdmittedPerMinute,
    long Available,
    long Held,
    long Sold,
    long Blocked,
    long Revenue,
    IReadOnlyList<MethodSales> Methods,
    DateTimeOffset At
)
{
    /// <summary>The same figures, whenever they were counted.</summary>
    internal bool IsAs(SaleStatsResult other) =>
        this with { At = other.At, Methods = other.Methods } == other && Methods.SequenceEqual(other.Methods);
}

/// <param name="Sold">Seats that were not refunded.</param>
/// <param name="Revenue">Won.</param>
public sealed record MethodSales(PaymentMethod Method, long Sold, long Revenue);

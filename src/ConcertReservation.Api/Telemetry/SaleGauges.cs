using System.Diagnostics.Metrics;
using ConcertReservation.Application.Operations;
using ConcertReservation.Application.Queue;
using ConcertReservation.Application.Telemetry;
using ConcertReservation.Domain.Queue;

namespace ConcertReservation.Api.Telemetry;

/// <summary>The state of the sales whose lines somebody here asks about: read once a scrape, and told as gauges.</summary>
internal sealed class SaleGauges
{
    // Prometheus waits for ten seconds, and would have nothing at all when the database is what keeps us.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly Meter _meter;
    private readonly LineStateCache _lineStates;
    private readonly SaleStats _stats;
    private IReadOnlyList<Sale> _sales = [];

    public SaleGauges(LineStateCache lineStates, SaleStats stats, IMeterFactory meters)
    {
        (_lineStates, _stats, _meter) = (lineStates, stats, meters.Create(SaleMeter.Name));
        Gauge("picture.age", "s", "How old this instance's picture of the line is.", sale => sale.Age.TotalSeconds);
        CountedGauge("queue.waiting", "{person}", "People in line.", sale => sale.Stats.Waiting);
        CountedGauge("queue.active", "{person}", "People whose turn it is.", sale => sale.Stats.Active);
        CountedGauge("queue.room", "{person}", "How many more may be inside; 0 while paused.", sale => sale.Room);
        CountedGauge("seats.available", "{seat}", "Seats nobody has.", sale => sale.Stats.Available);
        CountedGauge("seats.held", "{seat}", "Seats held.", sale => sale.Stats.Held);
        CountedGauge("seats.sold", "{seat}", "Seats sold.", sale => sale.Stats.Sold);
        CountedGauge("holds.overdue", "s", "How long a hold has been over and untidied.", s => s.Overdue.TotalSeconds);
    }

    /// <summary>
    /// Reads them anew. A database that is away leaves only the ages: the rest of the scrape must come through.
    /// </summary>
    public async Task RefreshAsync(CancellationToken ct)
    {
        var watched = _lineStates.Watched().Select(line => ReadAsync(line.ConcertId, line.Picture, line.Age, ct));
        Volatile.Write(ref _sales, await Task.WhenAll(watched));
    }

    private async Task<Sale> ReadAsync(long concertId, LineState line, TimeSpan age, CancellationToken ct) =>
        await _stats.TryDescribeAsync(concertId, line, Patience, ct) is var (stats, overdue)
            ? new Sale(concertId, age, new Counted(stats, overdue, line.Latest.Policy))
            : new Sale(concertId, age, null);

    private void CountedGauge(string name, string unit, string description, Func<Counted, double> value) =>
        Gauge(name, unit, description, sale => sale.Counted is { } counted ? value(counted) : null);

    private void Gauge(string name, string unit, string description, Func<Sale, double?> value) =>
        _meter.CreateObservableGauge(
            $"concert_reservation.{name}",
            () =>
                from sale in Volatile.Read(ref _sales)
                let measured = value(sale)
                where measured is not null
                select new Measurement<double>(measured.Value, SaleMeter.Of(sale.ConcertId)),
            unit,
            description
        );

    private sealed record Sale(long ConcertId, TimeSpan Age, Counted? Counted);

    private sealed record Counted(SaleStatsResult Stats, TimeSpan Overdue, QueuePolicy Policy)
    {
        public double Room => Policy.Paused ? 0 : Math.Max(0, Policy.MaxActive - Stats.Active);
    }
}

using System.Diagnostics.Metrics;
using ConcertReservation.Application.Operations;
using ConcertReservation.Application.Queue;
using ConcertReservation.Application.Telemetry;
using ConcertReservation.Domain.Queue;

namespace ConcertReservation.Api.Telemetry;

/// <summary>Gauges of the sales whose lines this instance caches, read from the database once per scrape.</summary>
internal sealed class SaleGauges
{
    // Shorter than the scrape timeout of Prometheus: a slow database must not cost it the other metrics.
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(2);

    private readonly Meter _meter;
    private readonly LineStateCache _lineStates;
    private readonly SaleStatsFacade _stats;
    private IReadOnlyList<Sale> _sales = [];

    public SaleGauges(LineStateCache lineStates, SaleStatsFacade stats, IMeterFactory meters)
    {
        (_lineStates, _stats, _meter) = (lineStates, stats, meters.Create(InstrumentationScope.Name));
        Gauge("picture.age", "s", "Age of this instance's cached state of the line.", sale => sale.Age.TotalSeconds);
        CountedGauge("queue.waiting", "{person}", "Customers who wait in line.", sale => sale.Stats.Waiting);
        CountedGauge("queue.active", "{person}", "Customers who are admitted.", sale => sale.Stats.Active);
        CountedGauge(
            "queue.room",
            "{person}",
            "Free capacity: customers who may still be admitted; 0 while paused.",
            sale => sale.Room
        );
        CountedGauge("seats.available", "{seat}", "Seats available.", sale => sale.Stats.Available);
        CountedGauge("seats.held", "{seat}", "Seats held.", sale => sale.Stats.Held);
        CountedGauge("seats.sold", "{seat}", "Seats sold.", sale => sale.Stats.Sold);
        CountedGauge(
            "holds.overdue",
            "s",
            "Time since the oldest hold expired that the sweep has not released.",
            s => s.Overdue.TotalSeconds
        );
    }

    /// <summary>
    /// Reads the sales again. When the database does not answer, only the ages are published.
    /// </summary>
    public async Task RefreshAsync(CancellationToken ct)
    {
        var watched = _lineStates.Cached().Select(line => ReadAsync(line.ConcertId, line.State, line.Age, ct));
        Volatile.Write(ref _sales, await Task.WhenAll(watched));
    }

    private async Task<Sale> ReadAsync(long concertId, LineState line, TimeSpan age, CancellationToken ct) =>
        await _stats.TryDescribeAsync(concertId, line, Timeout, ct) is var (stats, overdue)
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
                select new Measurement<double>(measured.Value, SaleMetrics.ConcertLabel(sale.ConcertId)),
            unit,
            description
        );

    private sealed record Sale(long ConcertId, TimeSpan Age, Counted? Counted);

    private sealed record Counted(SaleStatsResult Stats, TimeSpan Overdue, QueuePolicy Policy)
    {
        public double Room => Policy.Paused ? 0 : Math.Max(0, Policy.MaxActive - Stats.Active);
    }
}

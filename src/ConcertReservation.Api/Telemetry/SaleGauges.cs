using System.Diagnostics.Metrics;
using ConcertReservation.Application.Operations;
using ConcertReservation.Application.Queue;
using ConcertReservation.Application.Telemetry;
using ConcertReservation.Domain.Queue;

namespace ConcertReservation.Api.Telemetry;

/// <summary>
/// Gauges of every sale whose line state this instance has cached, read from the database once per scrape.
/// </summary>
internal sealed class SaleGauges
{
    // Below the 10 s that Prometheus waits for a scrape: a slow database must not cost the other metrics.
    private static readonly TimeSpan QueryTimeout = TimeSpan.FromSeconds(2);

    private readonly Meter _meter;
    private readonly LineStateCache _lines;
    private readonly SaleStatsFacade _stats;
    private IReadOnlyList<Sale> _sales = [];

    public SaleGauges(LineStateCache lines, SaleStatsFacade stats, IMeterFactory meters)
    {
        (_lines, _stats, _meter) = (lines, stats, meters.Create(InstrumentationScope.Name));
        Gauge(
            "picture.age",
            "s",
            "Age of the line state that this instance has cached.",
            sale => sale.Age.TotalSeconds
        );
        SaleGauge("queue.waiting", "{person}", "Customers who wait in the line.", sale => sale.Stats.Waiting);
        SaleGauge("queue.active", "{person}", "Customers who are admitted.", sale => sale.Stats.Active);
        SaleGauge(
            "queue.room",
            "{person}",
            "Free capacity: how many more customers may be active; 0 while paused.",
            sale => sale.FreeCapacity
        );
        SaleGauge("seats.available", "{seat}", "Seats that are available.", sale => sale.Stats.Available);
        SaleGauge("seats.held", "{seat}", "Seats that are held.", sale => sale.Stats.Held);
        SaleGauge("seats.sold", "{seat}", "Seats that are sold.", sale => sale.Stats.Sold);
        SaleGauge(
            "holds.overdue",
            "s",
            "How long the oldest expired hold has waited for the sweep.",
            s => s.Overdue.TotalSeconds
        );
    }

    /// <summary>
    /// Reads the values of the next scrape. When the database does not answer, only the ages of the cached line states
    /// are published, so that the scrape still succeeds.
    /// </summary>
    public async Task RefreshAsync(CancellationToken ct)
    {
        var reads = _lines.Cached().Select(line => ReadAsync(line.ConcertId, line.State, line.Age, ct));
        Volatile.Write(ref _sales, await Task.WhenAll(reads));
    }

    private async Task<Sale> ReadAsync(long concertId, LineState line, TimeSpan age, CancellationToken ct) =>
        await _stats.TryDescribeAsync(concertId, line, QueryTimeout, ct) is var (stats, overdue)
            ? new Sale(concertId, age, new Figures(stats, overdue, line.Latest.Policy))
            : new Sale(concertId, age, null);

    private void SaleGauge(string name, string unit, string description, Func<Figures, double> value) =>
        Gauge(name, unit, description, sale => sale.Figures is { } figures ? value(figures) : null);

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

    private sealed record Sale(long ConcertId, TimeSpan Age, Figures? Figures);

    private sealed record Figures(SaleStatsResult Stats, TimeSpan Overdue, QueuePolicy Policy)
    {
        public double FreeCapacity => Policy.Paused ? 0 : Math.Max(0, Policy.MaxActive - Stats.Active);
    }
}

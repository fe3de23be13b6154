using System.Diagnostics.Metrics;
using ConcertReservation.Application.Operations;
using ConcertReservation.Application.Queue;

namespace ConcertReservation.Api.Telemetry;

/// <summary>The state of the sales whose lines somebody here asks about: read once a scrape, and told as gauges.</summary>
internal sealed class SaleGauges
{
    private readonly Meter _meter;
    private readonly LinePictures _pictures;
    private readonly SaleStats _stats;
    private IReadOnlyList<Sale> _sales = [];

    public SaleGauges(LinePictures pictures, SaleStats stats, IMeterFactory meters)
    {
        (_pictures, _stats, _meter) = (pictures, stats, meters.Create(SaleMeter.Name));
        Gauge("queue.waiting", "{person}", "People in line.", sale => sale.Stats.Waiting);
        Gauge("queue.active", "{person}", "People whose turn it is.", sale => sale.Stats.Active);
        Gauge("seats.available", "{seat}", "Seats nobody has.", sale => sale.Stats.Available);
        Gauge("seats.held", "{seat}", "Seats held.", sale => sale.Stats.Held);
        Gauge("seats.sold", "{seat}", "Seats sold.", sale => sale.Stats.Sold);
        Gauge("picture.age", "s", "How old this instance's picture of the line is.", sale => sale.Age.TotalSeconds);
    }

    /// <summary>Reads them anew. A database that is away leaves none: the rest of the scrape must come through.</summary>
    public async Task RefreshAsync(CancellationToken ct)
    {
        var sales = new List<Sale>();
        foreach (var (concertId, picture, age) in _pictures.Watched())
            if (await _stats.TryDescribeAsync(concertId, picture, ct) is { } stats)
                sales.Add(new Sale(concertId, age, stats));
        Volatile.Write(ref _sales, sales);
    }

    private void Gauge(string name, string unit, string description, Func<Sale, double> value) =>
        _meter.CreateObservableGauge(
            $"concert_reservation.{name}",
            () => Volatile.Read(ref _sales).Select(s => new Measurement<double>(value(s), SaleMeter.Of(s.ConcertId))),
            unit,
            description
        );

    private sealed record Sale(long ConcertId, TimeSpan Age, SaleStatsResult Stats);
}

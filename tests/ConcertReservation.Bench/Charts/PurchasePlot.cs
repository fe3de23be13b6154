using ConcertReservation.Bench.Measuring;
using ConcertReservation.Bench.Raw;
using ConcertReservation.Bench.Rows;
using ConcertReservation.Bench.Setup;
using ConcertReservation.Bench.Traffic;

namespace ConcertReservation.Bench.Charts;

/// <summary>How many customers can buy at once before more callers only wait for each other.</summary>
internal sealed class PurchasePlot : IPlot
{
    private static readonly int[] Callers = [1, 2, 4, 8, 16, 32, 64];

    public async Task<Chart> MeasureAsync(BenchEnvironment bench, CancellationToken ct)
    {
        var (service, raw) = (new List<Point>(), new List<Point>());
        await using var sale = await RawSale.OpenAsync(bench.Cluster.ConnectionString, Callers[^1], ct);
        await OverHttpAsync(bench, Callers[^1], ct); // warms up
        foreach (var callers in Callers)
        {
            bench.Progress.Show("Plotting purchases", service.Count, Callers.Length);
            service.Add(new Point(callers, (await OverHttpAsync(bench, callers, ct)).PerSecond));
            raw.Add(new Point(callers, (await RawAsync(bench, callers, sale, ct)).PerSecond));
        }
        return new Chart(
            "purchases",
            "Purchases a second against callers",
            "callers at once",
            "seats held and paid a second",
            [new Series("service", service), new Series("raw SQL", raw)],
            IsXLogarithmic: true
        );
    }

    private static async Task<Leg> OverHttpAsync(BenchEnvironment bench, int callers, CancellationToken ct)
    {
        using var connections = await Connections.OpenAsync(callers, [bench.Address], ct);
        var purchases = new Purchases(await AdmittedUsers.AdmitAsync(bench, CountFor(bench, callers), ct));
        return await bench.Meter.TakeAsync(() => purchases.MakeAsync(connections));
    }

    private static async Task<Leg> RawAsync(BenchEnvironment bench, int callers, RawSale sale, CancellationToken ct)
    {
        var concert = await sale.AnnounceAsync(CountFor(bench, callers), ct);
        return await bench.Meter.TakeAsync(() => sale.MakeAsync(concert, callers, ct));
    }

    // One caller alone needs too long for the purchases of many callers.
    private static int CountFor(BenchEnvironment bench, int callers) =>
        Math.Min(bench.Scale.Purchases, bench.Scale.Purchases / 10 * callers);
}

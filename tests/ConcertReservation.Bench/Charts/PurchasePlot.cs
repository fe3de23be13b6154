using ConcertReservation.Bench.Measuring;
using ConcertReservation.Bench.Raw;
using ConcertReservation.Bench.Rows;
using ConcertReservation.Bench.Stage;
using ConcertReservation.Bench.Traffic;

namespace ConcertReservation.Bench.Charts;

/// <summary>How many can buy at once before more callers only wait for each other?</summary>
internal sealed class PurchasePlot : IPlot
{
    private static readonly int[] Callers = [1, 2, 4, 8, 16, 32, 64];

    public async Task<Chart> MeasureAsync(Workbench bench, CancellationToken ct)
    {
        var (service, raw) = (new List<Point>(), new List<Point>());
        await OverHttpAsync(bench, Callers[^1], ct); // warms up
        foreach (var callers in Callers)
        {
            bench.Progress.Show("Plotting purchases", service.Count, Callers.Length);
            service.Add(new Point(callers, (await OverHttpAsync(bench, callers, ct)).PerSecond));
            raw.Add(new Point(callers, (await RawAsync(bench, callers, ct)).PerSecond));
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

    private static async Task<Leg> OverHttpAsync(Workbench bench, int callers, CancellationToken ct)
    {
        using var connections = await Connections.OpenAsync(callers, [bench.Address], ct);
        var purchases = new Purchases(await Insiders.AdmitAsync(bench, CountFor(bench, callers), ct));
        return await bench.Meter.TakeAsync(() => purchases.MakeAsync(connections));
    }

    private static async Task<Leg> RawAsync(Workbench bench, int callers, CancellationToken ct)
    {
        await using var raw = new RawPurchases(bench.Cluster.ConnectionString, callers);
        var inside = await Insiders.AdmitAsync(bench, CountFor(bench, callers), ct);
        return await bench.Meter.TakeAsync(() => raw.MakeAsync(inside.Hall, inside.Access.Length, ct));
    }

    // One caller alone would take long over what a crowd needs.
    private static int CountFor(Workbench bench, int callers) =>
        Math.Min(bench.Scale.Purchases, bench.Scale.Purchases / 10 * callers);
}

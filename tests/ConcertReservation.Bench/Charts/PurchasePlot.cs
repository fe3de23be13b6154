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
        var database = await bench.RawAsync(ct);
        await OverHttpAsync(bench, Callers[^1], ct); // warms up
        foreach (var callers in Callers)
        {
            bench.Progress.Show("Plotting purchases", service.Count, Callers.Length);
            service.Add(new Point(callers, (await OverHttpAsync(bench, callers, ct)).PerSecond));
            raw.Add(new Point(callers, (await RawAsync(bench, callers, database, ct)).PerSecond));
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

    private static async Task<Leg> RawAsync(
        BenchEnvironment bench,
        int callers,
        RawDatabase database,
        CancellationToken ct
    )
    {
        await using var raw = RawPurchases.Over(database, callers);
        var users = CountFor(bench, callers);
        var concert = await database.AdmitAsync(users, ct);
        return await bench.Meter.TakeAsync(() => raw.MakeAsync(concert, users, ct));
    }

    // One caller alone needs too long for the purchases of many callers.
    private static int CountFor(BenchEnvironment bench, int callers) =>
        Math.Min(bench.Scale.Purchases, bench.Scale.Purchases / 10 * callers);
}

using ConcertReservation.Bench.Measuring;
using ConcertReservation.Bench.Setup;
using ConcertReservation.Bench.Traffic;

namespace ConcertReservation.Bench.Rows;

/// <summary>
/// Purchases of the same concert through two instances: their batches meet in the database. The processor time is that
/// of the instances and the database.
/// </summary>
internal sealed class PurchaseInstancesRow : IRow
{
    public string Name => "purchase-instances";

    public async Task<Figure> MeasureAsync(BenchEnvironment bench, CancellationToken ct)
    {
        bench.Progress.Say("Starting a second instance");
        await bench.Cluster.AddAsync(ct);
        using var one = await Connections.OpenAsync(PurchaseRow.Callers, [bench.Address], ct);
        var both = bench.Cluster.Instances.Select(instance => instance.Address).ToList();
        using var two = await Connections.OpenAsync(PurchaseRow.Callers, both, ct);

        var samples = await Pairs.SampleWarmAsync(bench, Name, () => LegAsync(two), () => LegAsync(one), OfCpu, ct);
        await bench.Cluster.RemoveNewestAsync();
        return new Figure(Name, "CPU per hold + pay of 2 instances / of 1", Bound.AtMost(1.15), samples);

        async Task<Leg> LegAsync(Connections callers)
        {
            var purchases = new Purchases(await bench.Hall.AdmitAsync(bench.Scale.HallPurchases, ct));
            return await bench.Meter.TakeAsync(() => purchases.MakeAsync(callers));
        }
    }

    private static Sample OfCpu(Leg two, Leg one) => new(CpuEach(two) / CpuEach(one), two, one);

    private static TimeSpan CpuEach(Leg leg) => (leg.Cpu.Api + leg.Cpu.Database) / leg.Done;
}

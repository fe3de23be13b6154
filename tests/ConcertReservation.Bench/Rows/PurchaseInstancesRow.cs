using ConcertReservation.Bench.Measuring;
using ConcertReservation.Bench.Setup;
using ConcertReservation.Bench.Traffic;

namespace ConcertReservation.Bench.Rows;

/// <summary>What a purchase costs when two instances sell the same hall, compared with one.</summary>
internal sealed class PurchaseInstancesRow : IRow
{
    private const int Callers = 64;

    public string Name => "purchase-instances";

    public async Task<Figure> MeasureAsync(BenchEnvironment bench, CancellationToken ct)
    {
        bench.Progress.Say("Starting a second instance");
        await bench.Cluster.AddAsync(ct);
        using var one = await Connections.OpenAsync(Callers, [bench.Address], ct);
        var both = bench.Cluster.Instances.Select(instance => instance.Address).ToList();
        using var two = await Connections.OpenAsync(Callers, both, ct);

        var samples = await Pairs.SampleWarmAsync(bench, Name, () => LegAsync(two), () => LegAsync(one), OfCpu, ct);
        await bench.Cluster.RemoveNewestAsync();
        return new Figure(Name, "CPU per purchase of 2 instances / of 1", Bound.AtMost(1.15), samples);

        async Task<Leg> LegAsync(Connections callers)
        {
            var (count, hall) = (bench.Scale.Purchases, bench.Scale.Hall);
            var purchases = new Purchases(await AdmittedUsers.AdmitToHallAsync(bench, count, hall, ct));
            return await bench.Meter.TakeAsync(() => purchases.MakeAsync(callers));
        }
    }

    private static Sample OfCpu(Leg two, Leg one) => new(EachOf(two) / EachOf(one), two, one);

    private static double EachOf(Leg leg) => (leg.Cpu.Api + leg.Cpu.Database).TotalMilliseconds / leg.Done;
}

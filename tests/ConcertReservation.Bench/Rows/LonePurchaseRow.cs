using ConcertReservation.Bench.Measuring;
using ConcertReservation.Bench.Raw;
using ConcertReservation.Bench.Setup;
using ConcertReservation.Bench.Traffic;

namespace ConcertReservation.Bench.Rows;

/// <summary>One customer after the other buys in a big hall: nobody shares a batch.</summary>
internal sealed class LonePurchaseRow : IRow
{
    public string Name => "lone";

    public async Task<Figure> MeasureAsync(BenchEnvironment bench, CancellationToken ct)
    {
        using var caller = await Connections.OpenAsync(1, [bench.Address], ct);
        await using var raw = await RawSale.OpenAsync(bench.Cluster.ConnectionString, callers: 1, ct);
        var (count, hall) = (bench.Scale.LonePurchases, bench.Scale.Hall);
        var samples = await Pairs.SampleWarmAsync(
            bench,
            Name,
            async () =>
            {
                var purchases = new Purchases(await AdmittedUsers.AdmitToHallAsync(bench, count, hall, ct));
                return await bench.Meter.TakeAsync(() => purchases.MakeAsync(caller));
            },
            async () =>
            {
                var concert = await raw.AnnounceAsync(count, ct);
                return await bench.Meter.TakeAsync(() => raw.MakeAsync(concert, callers: 1, ct));
            },
            Sample.OfTimes,
            ct
        );
        return new Figure(Name, "latency of one caller's hold + pay / raw", Bound.AtMost(1.5), samples);
    }
}

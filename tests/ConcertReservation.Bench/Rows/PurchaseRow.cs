using ConcertReservation.Bench.Measuring;
using ConcertReservation.Bench.Raw;
using ConcertReservation.Bench.Setup;
using ConcertReservation.Bench.Traffic;

namespace ConcertReservation.Bench.Rows;

/// <summary>Each customer holds a different seat and pays for it.</summary>
internal sealed class PurchaseRow : IRow
{
    private const int Callers = 32;

    public string Name => "purchase";

    public async Task<Figure> MeasureAsync(BenchEnvironment bench, CancellationToken ct)
    {
        using var callers = await Connections.OpenAsync(Callers, [bench.Address], ct);
        var script = await PurchaseRecorder.RecordAsync(bench, ct);
        await using var raw = await RawPurchases.OpenAsync(bench.Cluster.ConnectionString, Callers, script, ct);
        var samples = await Pairs.SampleWarmAsync(
            bench,
            Name,
            async () =>
            {
                var purchases = new Purchases(await AdmittedUsers.AdmitAsync(bench, bench.Scale.Purchases, ct));
                return await bench.Meter.TakeAsync(() => purchases.MakeAsync(callers));
            },
            async () =>
            {
                var admitted = await AdmittedUsers.AdmitAsync(bench, bench.Scale.Purchases, ct);
                var buyers = await PurchaseFacts.ReadAsync(bench.Database, admitted.Concert, bench.Scale.Purchases, ct);
                return await bench.Meter.TakeAsync(() => raw.MakeAsync(buyers, ct));
            },
            Sample.OfRates,
            ct
        );
        return new Figure(Name, $"hold + pay, {Callers} callers / raw SQL", Bound.AtLeast(0.5), samples);
    }
}

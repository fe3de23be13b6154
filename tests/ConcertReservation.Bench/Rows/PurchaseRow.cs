using ConcertReservation.Bench.Measuring;
using ConcertReservation.Bench.Raw;
using ConcertReservation.Bench.Setup;
using ConcertReservation.Bench.Traffic;
using ConcertReservation.Testing.Clusters;

namespace ConcertReservation.Bench.Rows;

/// <summary>Each user holds one seat and pays for it.</summary>
internal sealed class PurchaseRow : IRow
{
    private const int Callers = 32;

    public string Name => "purchase";

    public async Task<Figure> MeasureAsync(BenchEnvironment bench, CancellationToken ct)
    {
        using var callers = await Connections.OpenAsync(Callers, [bench.Address], ct);
        await using var raw = new RawPurchases(bench.Cluster.ConnectionString, Callers);
        var samples = await Pairs.TakeWarmAsync(
            bench,
            Name,
            async () =>
            {
                var purchases = new Purchases(await AdmittedUsers.AdmitAsync(bench, bench.Scale.Purchases, ct));
                return await bench.Meter.TakeAsync(() => purchases.MakeAsync(callers));
            },
            async () =>
            {
                var inside = await AdmittedUsers.AdmitAsync(bench, bench.Scale.Purchases, ct);
                return await bench.Meter.TakeAsync(() => raw.MakeAsync(inside.Concert, bench.Scale.Purchases, ct));
            },
            Sample.OfRates,
            ct
        );
        return new Figure(Name, $"hold + pay, {Callers} callers / raw SQL", Bound.AtLeast(0.5), samples);
    }
}

using ConcertReservation.Bench.Measuring;
using ConcertReservation.Bench.Raw;
using ConcertReservation.Bench.Setup;
using ConcertReservation.Bench.Traffic;

namespace ConcertReservation.Bench.Rows;

/// <summary>Customers of a big hall: each one holds a different seat and pays for it.</summary>
internal sealed class PurchaseRow : IRow
{
    private const int Callers = 64;

    public string Name => "purchase";

    public async Task<Figure> MeasureAsync(BenchEnvironment bench, CancellationToken ct)
    {
        using var callers = await Connections.OpenAsync(Callers, [bench.Address], ct);
        await using var raw = await RawSale.OpenAsync(bench.Cluster.ConnectionString, Callers, ct);
        var (count, hall) = (bench.Scale.Purchases, bench.Scale.Hall);
        var samples = await Pairs.SampleWarmAsync(
            bench,
            Name,
            async () =>
            {
                var purchases = new Purchases(await AdmittedUsers.AdmitToHallAsync(bench, count, hall, ct));
                return await bench.Meter.TakeAsync(() => purchases.MakeAsync(callers));
            },
            async () =>
            {
                var concert = await raw.AnnounceAsync(count, ct);
                return await bench.Meter.TakeAsync(() => raw.MakeAsync(concert, Callers, ct));
            },
            Sample.OfRates,
            ct
        );
        return new Figure(Name, $"hold + pay, hall of {hall:N0}, {Callers} callers / raw", Bound.AtLeast(2.5), samples);
    }
}

using ConcertReservation.Bench.Measuring;
using ConcertReservation.Bench.Setup;
using ConcertReservation.Bench.Traffic;

namespace ConcertReservation.Bench.Rows;

/// <summary>How fast a cancelled performance is refunded, compared with how fast as many seats are sold.</summary>
internal sealed class CancelRefundsRow : IRow
{
    public string Name => "cancel-refunds";

    public async Task<Figure> MeasureAsync(BenchEnvironment bench, CancellationToken ct)
    {
        using var callers = await Connections.OpenAsync(PurchaseRow.Callers, [bench.Address], ct);
        var samples = await Pairs.SampleWarmAsync(
            bench,
            Name,
            async () =>
            {
                var hall = await CancelledHall.SellAsync(bench, bench.Scale.HallPurchases, ct);
                return await bench.Meter.TakeAsync(async () =>
                {
                    await hall.CancelAsync(ct);
                    await hall.UntilRefundedAsync(ct);
                    return bench.Scale.HallPurchases;
                });
            },
            async () =>
            {
                var purchases = new Purchases(await bench.Hall.AdmitAsync(bench.Scale.HallPurchases, ct));
                return await bench.Meter.TakeAsync(() => purchases.MakeAsync(callers));
            },
            Sample.OfRates,
            ct
        );
        return new Figure(Name, "refunds of a cancelled performance / hold + pay", Bound.AtLeast(0.5), samples);
    }
}

using ConcertReservation.Bench.Measuring;
using ConcertReservation.Bench.Setup;
using ConcertReservation.Bench.Traffic;

namespace ConcertReservation.Bench.Rows;

/// <summary>Purchases of a concert while another one is cancelled and refunded, compared with purchases alone.</summary>
internal sealed class CancelRow : IRow
{
    // So many for each purchase, that the refunds last about as long as the purchases.
    private const double HoldersPerPurchase = 1.5;

    public string Name => "cancel";

    public async Task<Figure> MeasureAsync(BenchEnvironment bench, CancellationToken ct)
    {
        using var callers = await Connections.OpenAsync(PurchaseRow.Callers, [bench.Address], ct);
        var samples = await Pairs.SampleWarmAsync(
            bench,
            Name,
            async () =>
            {
                var hall = await CancelledHall.SellAsync(
                    bench,
                    (int)(bench.Scale.HallPurchases * HoldersPerPurchase),
                    ct
                );
                var buyers = await bench.Hall.AdmitAsync(bench.Scale.HallPurchases, ct);
                await hall.CancelAsync(ct);
                var leg = await BuyAsync(buyers);
                await hall.UntilRefundedAsync(ct);
                return leg;
            },
            async () => await BuyAsync(await bench.Hall.AdmitAsync(bench.Scale.HallPurchases, ct)),
            Sample.OfRates,
            ct
        );
        return new Figure(Name, "hold + pay while another concert is refunded / alone", Bound.AtLeast(0.7), samples);

        Task<Leg> BuyAsync(AdmittedUsers buyers)
        {
            var purchases = new Purchases(buyers);
            return bench.Meter.TakeAsync(() => purchases.MakeAsync(callers));
        }
    }
}

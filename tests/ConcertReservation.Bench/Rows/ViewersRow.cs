using ConcertReservation.Bench.Measuring;
using ConcertReservation.Bench.Setup;
using ConcertReservation.Bench.Traffic;

namespace ConcertReservation.Bench.Rows;

/// <summary>Purchases in a big hall that many watch, compared with small halls that nobody watches.</summary>
internal sealed class ViewersRow : IRow
{
    private const int Viewers = 500;

    public string Name => "viewers";

    public async Task<Figure> MeasureAsync(BenchEnvironment bench, CancellationToken ct)
    {
        using var callers = await Connections.OpenAsync(PurchaseRow.Callers, [bench.Address], ct);
        await using var hall = new WatchedHall(bench, Viewers);
        var samples = await Pairs.SampleWarmAsync(
            bench,
            Name,
            async () =>
            {
                var leg = await BuyAsync(await hall.AdmitAsync(bench.Scale.HallPurchases, ct));
                await hall.EnsureWatchedAsync();
                return leg;
            },
            async () => await BuyAsync(await AdmittedUsers.AdmitAsync(bench, bench.Scale.HallPurchases, ct)),
            Sample.OfRates,
            ct
        );
        var title = FormattableString.Invariant(
            $"hold + pay, hall of {bench.Scale.HallSeats:N0} with {Viewers} viewers / of {ConcertSetup.SeatsEach} with none"
        );
        return new Figure(Name, title, Bound.AtLeast(0.85), samples);

        Task<Leg> BuyAsync(AdmittedUsers buyers)
        {
            var purchases = new Purchases(buyers);
            return bench.Meter.TakeAsync(() => purchases.MakeAsync(callers));
        }
    }
}

using ConcertReservation.Bench.Measuring;
using ConcertReservation.Bench.Raw;
using ConcertReservation.Bench.Setup;
using ConcertReservation.Bench.Traffic;

namespace ConcertReservation.Bench.Rows;

/// <summary>One caller buys seat after seat, and nobody else: a batch of one must not be slow.</summary>
internal sealed class LoneRow : IRow
{
    private const int Callers = 1;

    public string Name => "lone";

    public async Task<Figure> MeasureAsync(BenchEnvironment bench, CancellationToken ct)
    {
        using var caller = await Connections.OpenAsync(Callers, [bench.Address], ct);
        var database = await bench.RawAsync(ct);
        await using var raw = RawPurchases.Over(database, Callers);
        var samples = await Pairs.SampleWarmAsync(
            bench,
            Name,
            async () =>
            {
                var purchases = new Purchases(await bench.Hall.AdmitAsync(bench.Scale.LonePurchases, ct));
                return await bench.Meter.TakeAsync(() => purchases.MakeAsync(caller));
            },
            async () =>
            {
                var concert = await database.AdmitAsync(bench.Scale.LonePurchases, ct);
                return await bench.Meter.TakeAsync(() => raw.MakeAsync(concert, bench.Scale.LonePurchases, ct));
            },
            Sample.OfTimes,
            ct
        );
        var title = FormattableString.Invariant(
            $"time of hold + pay, hall of {bench.Scale.HallSeats:N0}, 1 caller / raw SQL"
        );
        return new Figure(Name, title, Bound.AtMost(1.5), samples);
    }
}

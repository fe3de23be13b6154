using ConcertReservation.Bench.Measuring;
using ConcertReservation.Bench.Raw;
using ConcertReservation.Bench.Setup;
using ConcertReservation.Bench.Traffic;

namespace ConcertReservation.Bench.Rows;

/// <summary>Each customer holds a different seat of a big hall and pays for it.</summary>
internal sealed class PurchaseRow : IRow
{
    /// <summary>Callers of every row about purchases.</summary>
    public const int Callers = 64;

    // Of the limit since it was first measured.
    private const int RawConnections = 32;

    public string Name => "purchase";

    public async Task<Figure> MeasureAsync(BenchEnvironment bench, CancellationToken ct)
    {
        using var callers = await Connections.OpenAsync(Callers, [bench.Address], ct);
        var database = await bench.RawAsync(ct);
        await using var raw = RawPurchases.Over(database, RawConnections);
        var samples = await Pairs.SampleWarmAsync(
            bench,
            Name,
            async () =>
            {
                var purchases = new Purchases(await bench.Hall.AdmitAsync(bench.Scale.HallPurchases, ct));
                return await bench.Meter.TakeAsync(() => purchases.MakeAsync(callers));
            },
            async () =>
            {
                var concert = await database.AdmitAsync(bench.Scale.Purchases, ct);
                return await bench.Meter.TakeAsync(() => raw.MakeAsync(concert, bench.Scale.Purchases, ct));
            },
            Sample.OfRates,
            ct
        );
        var title = FormattableString.Invariant(
            $"hold + pay, hall of {bench.Scale.HallSeats:N0}, {Callers} callers / raw SQL"
        );
        return new Figure(Name, title, Bound.AtLeast(2.5), samples);
    }
}

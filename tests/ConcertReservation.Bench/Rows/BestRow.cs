using ConcertReservation.Bench.Measuring;
using ConcertReservation.Bench.Setup;
using ConcertReservation.Bench.Traffic;

namespace ConcertReservation.Bench.Rows;

/// <summary>All callers ask for the best seats at once, compared with callers who each name a free seat.</summary>
internal sealed class BestRow : IRow
{
    private const int SeatsEach = 4;
    private const int Created = 201;

    public string Name => "best";

    public async Task<Figure> MeasureAsync(BenchEnvironment bench, CancellationToken ct)
    {
        using var callers = await Connections.OpenAsync(PurchaseRow.Callers, [bench.Address], ct);
        var hall = new BigHall(bench, SeatsEach);
        var samples = await Pairs.SampleWarmAsync(
            bench,
            Name,
            async () =>
            {
                var admitted = await hall.AdmitAsync(bench.Scale.Purchases, ct);
                var wish = admitted.Concert.Seats[0].BestBody(SeatsEach);
                return await HoldAsync(
                    admitted.Each((user, turn) => Request.Post(admitted.Concert.Reservations, user, turn, wish))
                );
            },
            async () => await HoldAsync((await bench.Hall.AdmitAsync(bench.Scale.Purchases, ct)).Holds()),
            Sample.OfRates,
            ct
        );
        var title = FormattableString.Invariant(
            $"best {SeatsEach} of {bench.Scale.HallSeats:N0} / hold of a named seat"
        );
        return new Figure(Name, title, Bound.AtLeast(0.5), samples);

        Task<Leg> HoldAsync(IEnumerable<byte[]> holds)
        {
            var script = new Script([.. holds], Created);
            return bench.Meter.TakeAsync(() => script.OnceAsync(callers));
        }
    }
}

using ConcertReservation.Bench.Measuring;
using ConcertReservation.Bench.Setup;
using ConcertReservation.Bench.Traffic;

namespace ConcertReservation.Bench.Rows;

internal sealed class LongLineRow : IRow
{
    private const int Callers = 32;

    public string Name => "long-line";

    public async Task<Figure> MeasureAsync(BenchEnvironment bench, CancellationToken ct)
    {
        var shortLine = await Polls.OfAsync(bench, bench.Scale.ShortLine, ct);
        var longLine = await Polls.OfAsync(bench, bench.Scale.LongLine, ct);
        using var callers = await Connections.OpenAsync(Callers, [bench.Address], ct);

        var samples = await Pairs.SampleWarmAsync(
            bench,
            Name,
            () => LegAsync(longLine),
            () => LegAsync(shortLine),
            Sample.OfRates,
            ct
        );
        var title = FormattableString.Invariant(
            $"polls with {bench.Scale.LongLine:N0} waiting / with {bench.Scale.ShortLine:N0}"
        );
        return new Figure(Name, title, Bound.AtLeast(0.9), samples);

        Task<Leg> LegAsync(Polls polls) =>
            bench.Meter.TakeAsync(() => polls.Looking.RepeatAsync(callers, bench.Scale.LegTime));
    }
}

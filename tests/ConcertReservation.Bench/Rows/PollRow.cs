using ConcertReservation.Bench.Measuring;
using ConcertReservation.Bench.Setup;

namespace ConcertReservation.Bench.Rows;

internal sealed class PollRow : IRow
{
    public string Name => "poll";

    public async Task<Figure> MeasureAsync(BenchEnvironment bench, CancellationToken ct)
    {
        var polls = await Polls.OfAsync(bench, bench.Scale.ShortLine, ct);
        var samples = await AgainstBare.TakeAsync(bench, Name, polls.Looking, polls.Bare, ct);
        return new Figure(Name, "polls while waiting / bare", Bound.AtLeast(0.8), samples);
    }
}

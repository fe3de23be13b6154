using ConcertReservation.Bench.Measuring;
using ConcertReservation.Bench.Rows;
using ConcertReservation.Bench.Setup;
using ConcertReservation.Bench.Traffic;

namespace ConcertReservation.Bench.Charts;

/// <summary>How the rate of polls depends on the number of waiting customers.</summary>
internal sealed class PollRatePlot : IPlot
{
    private const int Callers = 32;
    private const int Rounds = 3;
    private static readonly int[] Lengths = [1_000, 10_000, 100_000, 1_000_000];

    public async Task<Chart> MeasureAsync(BenchEnvironment bench, CancellationToken ct)
    {
        int[] lengths = [.. Lengths.Where(length => length < bench.Scale.LongLine), bench.Scale.LongLine];
        var polls = new List<Polls>();
        foreach (var length in lengths)
            polls.Add(await Polls.OfAsync(bench, length, ct));
        using var callers = await Connections.OpenAsync(Callers, [bench.Address], ct);

        var legs = polls.Select(_ => new List<Leg>()).ToList();
        for (var round = 0; round <= Rounds; round++)
        for (var i = 0; i < polls.Count; i++)
        {
            bench.Progress.Show("Plotting polls", round * polls.Count + i, (Rounds + 1) * polls.Count);
            var looking = polls[i].Looking;
            var leg = await bench.Meter.TakeAsync(() => looking.RepeatAsync(callers, bench.Scale.LegTime));
            if (round > 0) // the first one warms up
                legs[i].Add(leg);
        }

        var points = lengths.Zip(legs, (length, rounds) => new Point(length, Leg.Sum(rounds).PerSecond));
        return new Chart(
            "polls",
            "Polls a second against the length of the line",
            "waiting customers",
            "polls a second",
            [new Series($"{Callers} callers", [.. points])],
            IsXLogarithmic: true
        );
    }
}

using System.Diagnostics;
using ConcertReservation.Bench.Measuring;
using ConcertReservation.Bench.Setup;
using ConcertReservation.Bench.Traffic;

namespace ConcertReservation.Bench.Rows;

/// <summary>
/// How much the memory of a new instance grows between a short line and as many polls of a long line.
/// </summary>
internal sealed class MemoryRow : IRow
{
    private const int Callers = 32;
    private const double Megabyte = 1024 * 1024;

    public string Name => "memory";

    public async Task<Figure> MeasureAsync(BenchEnvironment bench, CancellationToken ct)
    {
        var shortLine = await Polls.OfAsync(bench, bench.Scale.ShortLine, ct);
        var longLine = await Polls.OfAsync(bench, bench.Scale.LongLine, ct);
        var samples = new List<Sample>();
        for (var fresh = 0; fresh < bench.Scale.FreshInstances; fresh++)
        {
            bench.Progress.Show($"Measuring {Name}", fresh, bench.Scale.FreshInstances);
            await bench.Cluster.KillAsync(0);
            await bench.Cluster.RestartAsync(0, ct);
            using var callers = await Connections.OpenAsync(Callers, [bench.Address], ct);
            await LegAsync(bench, shortLine, callers);
            var before = WorkingSet(bench);
            var leg = await LegAsync(bench, longLine, callers);
            samples.Add(new Sample((WorkingSet(bench) - before) / Megabyte, leg));
        }

        var (waiting, left) = (bench.Scale.LongLine, bench.Scale.LongLine / LineSetup.LeavesEvery);
        var title = FormattableString.Invariant($"memory for a line of {waiting:N0}, {left:N0} of them left");
        return new Figure(Name, title, Bound.AtMost(100, " MB"), samples);
    }

    private static Task<Leg> LegAsync(BenchEnvironment bench, Polls polls, Connections callers) =>
        bench.Meter.TakeAsync(() => polls.Looking.RepeatAsync(callers, bench.Scale.LegTime));

    private static long WorkingSet(BenchEnvironment bench)
    {
        using var process = Process.GetProcessById(bench.Cluster.Instances[0].ProcessId);
        return process.WorkingSet64;
    }
}

using ConcertReservation.Bench.Measuring;
using ConcertReservation.Bench.Setup;
using ConcertReservation.Bench.Traffic;

namespace ConcertReservation.Bench.Rows;

/// <summary>
/// Two instances compared with one. The rate of polls doubles only where there are processors for both and for the
/// generator. Where there are not, a poll must at least not cost more.
/// </summary>
internal sealed class InstancesRow : IRow
{
    private const int Callers = 32;
    private const int EnoughProcessors = 6;

    public string Name => "instances";

    public async Task<Figure> MeasureAsync(BenchEnvironment bench, CancellationToken ct)
    {
        var polls = await Polls.OfAsync(bench, bench.Scale.ShortLine, ct);
        bench.Progress.Say("Starting a second instance");
        await bench.Cluster.AddAsync(ct);
        using var one = await Connections.OpenAsync(Callers, [bench.Address], ct);
        var both = bench.Cluster.Instances.Select(instance => instance.Address).ToList();
        using var two = await Connections.OpenAsync(Callers, both, ct);

        var byRate = Environment.ProcessorCount >= EnoughProcessors;
        var samples = await Pairs.SampleWarmAsync(
            bench,
            Name,
            () => LegAsync(two),
            () => LegAsync(one),
            byRate ? Sample.OfRates : OfCpu,
            ct
        );
        await bench.Cluster.RemoveNewestAsync();
        return byRate
            ? new Figure(Name, "polls of 2 instances / of 1", Bound.AtLeast(1.8), samples)
            : new Figure(Name, "CPU per poll of 2 instances / of 1", Bound.AtMost(1.2), samples);

        Task<Leg> LegAsync(Connections callers) =>
            bench.Meter.TakeAsync(() => polls.Looking.RepeatAsync(callers, bench.Scale.LegTime));
    }

    private static Sample OfCpu(Leg two, Leg one) => new((two.Cpu.Api / two.Done) / (one.Cpu.Api / one.Done), two, one);
}

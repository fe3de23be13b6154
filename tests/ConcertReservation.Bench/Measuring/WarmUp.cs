using ConcertReservation.Bench.Setup;

namespace ConcertReservation.Bench.Measuring;

/// <summary>Rounds that do not count, until the code they run is compiled.</summary>
internal static class WarmUp
{
    public static async Task RunAsync(BenchEnvironment bench, string what, Func<Task> round, CancellationToken ct)
    {
        using var compilation = new Compilation(bench.Cluster);
        await compilation.HasSettledAsync(ct);
        for (var n = 0; n < bench.Scale.MostWarmUps; n++)
        {
            bench.Progress.Show($"Warming up {what}", n, bench.Scale.MostWarmUps);
            await round();
            if (await compilation.HasSettledAsync(ct))
                return;
        }
    }
}

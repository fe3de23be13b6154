using ConcertReservation.Bench.Measuring;
using ConcertReservation.Bench.Setup;
using ConcertReservation.Testing.Api;
using ConcertReservation.Testing.Reporting;

namespace ConcertReservation.Bench.Costs;

/// <summary>Measures each operation in a few rounds, after a warm-up.</summary>
internal static class CostsRun
{
    private const int Rounds = 5;

    public static Task<int> RunAsync(bool quick, CancellationToken ct) =>
        Progress.ShowAsync(async progress =>
        {
            progress.Say("Starting a database and an instance");
            var scale = quick ? Scale.Quick : Scale.Full;
            await using var bench = await BenchEnvironment.OpenAsync(scale, progress, ct);
            var costs = new List<Cost>();
            foreach (var operation in MeasuredOperations.All)
                costs.Add(await MeasureAsync(bench, operation, quick ? 1 : Rounds, ct));

            var broken = await bench.Staff.FindBrokenInvariantsAsync(ct);
            bench.Cluster.KeepFiles = broken.Count > 0;
            return () => CostsReport.Print(costs, broken);
        });

    private static async Task<Cost> MeasureAsync(
        BenchEnvironment bench,
        MeasuredOperation operation,
        int rounds,
        CancellationToken ct
    )
    {
        await WarmUp.RunAsync(bench, operation.Name, () => TakeAsync(bench, operation, ct), ct);
        var cost = Cost.Nothing(operation);
        for (var round = 0; round < rounds; round++)
        {
            bench.Progress.Show($"Measuring {operation.Name}", round, rounds);
            cost += await TakeAsync(bench, operation, ct);
        }
        return cost;
    }

    private static async Task<Cost> TakeAsync(BenchEnvironment bench, MeasuredOperation operation, CancellationToken ct)
    {
        var work = await operation.PrepareAsync(bench, ct);
        var before = await Written.ReadAsync(bench.Sql, ct);
        var leg = await bench.Meter.TakeAsync(work);
        return new Cost(operation, leg, await Written.ReadAsync(bench.Sql, ct) - before);
    }
}

using ConcertReservation.Bench.Charts;
using ConcertReservation.Bench.Measuring;
using ConcertReservation.Bench.Report;
using ConcertReservation.Bench.Rows;
using ConcertReservation.Bench.Setup;
using ConcertReservation.Testing.Api;
using ConcertReservation.Testing.Clusters;
using ConcertReservation.Testing.Reporting;

namespace ConcertReservation.Bench;

/// <summary>From an empty database to the tables.</summary>
internal static class BenchRun
{
    public static Task<int> RunAsync(BenchOptions options, CancellationToken ct) =>
        Progress.ShowAsync(async progress =>
        {
            progress.Say("Starting a database and an instance");
            var scale = options.Quick ? Scale.Quick : Scale.Full;
            await using var bench = await BenchEnvironment.OpenAsync(scale, progress, ct);
            var figures = new List<Figure>();
            foreach (var row in AllRows.Chosen(options.Only))
                figures.Add(await row.MeasureAsync(bench, ct));

            var charts = options.Plot is null ? [] : await AllPlots.MeasureAsync(bench, ct);

            progress.Say("Checking the invariants");
            var broken = await FindBrokenAsync(bench, ct);
            var version = await bench.Sql.ScalarAsync<string>("SHOW server_version", [], ct);
            bench.Cluster.KeepFiles = broken.Count > 0;
            var outcome = new BenchOutcome(options.Quick, version, figures, charts, broken);
            return () => Report(options, outcome);
        });

    private static int Report(BenchOptions options, BenchOutcome outcome)
    {
        if (options.Json is { } file)
            BenchJson.Write(file, outcome);
        if (options.Plot is { } folder)
            AllPlots.Draw(outcome.Charts, folder);
        return BenchReport.Print(outcome);
    }

    private static async Task<IReadOnlyList<string>> FindBrokenAsync(BenchEnvironment bench, CancellationToken ct) =>
        [
            .. await bench.Staff.FindBrokenInvariantsAsync(ct),
            .. bench.Cluster.Instances.Where(i => i.DiedByItself).Select(i => $"instance {i.Number} is gone"),
            .. ErrorLog.Read(bench.Cluster.Folder),
        ];
}

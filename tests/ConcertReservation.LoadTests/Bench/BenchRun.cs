using ConcertReservation.LoadTests.Bench.Measuring;
using ConcertReservation.LoadTests.Bench.Report;
using ConcertReservation.LoadTests.Bench.Rows;
using ConcertReservation.LoadTests.Bench.Stage;
using ConcertReservation.LoadTests.Fuzz;

namespace ConcertReservation.LoadTests.Bench;

/// <summary>From an empty database to the tables.</summary>
internal static class BenchRun
{
    public static Task<int> RunAsync(BenchOptions options, CancellationToken ct) =>
        Progress.ShowAsync(async progress =>
        {
            progress.Say("Starting a database and an instance");
            var scale = options.Quick ? Scale.Quick : Scale.Full;
            await using var bench = await Workbench.OpenAsync(scale, progress, ct);
            var figures = new List<Figure>();
            foreach (var row in AllRows.Chosen(options.Only))
                figures.Add(await row.MeasureAsync(bench, ct));

            progress.Say("Checking that every promise was kept");
            var broken = await FindBrokenAsync(bench, ct);
            bench.Cluster.KeepFiles = broken.Count > 0;
            return () => BenchReport.Print(options, figures, broken);
        });

    private static async Task<IReadOnlyList<string>> FindBrokenAsync(Workbench bench, CancellationToken ct) =>
        [
            .. await bench.Office.FindBrokenPromisesAsync(ct),
            .. bench.Cluster.Instances.Where(i => i.DiedByItself).Select(i => $"instance {i.Number} is gone"),
            .. ErrorLog.Read(bench.Cluster.Folder),
        ];
}

using ConcertReservation.Bench.Setup;

namespace ConcertReservation.Bench.Charts;

internal static class AllPlots
{
    private static readonly IReadOnlyList<IPlot> All = [new PollRatePlot(), new PurchasePlot(), new SalePlot()];

    public static async Task<IReadOnlyList<Chart>> MeasureAsync(BenchEnvironment bench, CancellationToken ct)
    {
        var charts = new List<Chart>();
        foreach (var plot in All)
            charts.Add(await plot.MeasureAsync(bench, ct));
        return charts;
    }

    public static void Draw(IReadOnlyList<Chart> charts, DirectoryInfo folder)
    {
        folder.Create();
        foreach (var chart in charts)
            File.WriteAllText(Path.Combine(folder.FullName, $"{chart.File}.svg"), new Drawing(chart).ToSvg());
    }
}

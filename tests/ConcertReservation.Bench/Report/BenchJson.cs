using System.Runtime.InteropServices;
using System.Text.Json;
using ConcertReservation.Bench.Measuring;

namespace ConcertReservation.Bench.Report;

/// <summary>All figures of a run, for comparing runs.</summary>
internal static class BenchJson
{
    private static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static void Write(FileInfo file, BenchOutcome outcome)
    {
        file.Directory!.Create();
        var document = new
        {
            outcome.Quick,
            at = TimeProvider.System.GetUtcNow(),
            processors = Environment.ProcessorCount,
            system = RuntimeInformation.OSDescription,
            runtime = RuntimeInformation.FrameworkDescription,
            outcome.Database,
            rows = outcome.Figures.Select(RowOf),
            outcome.Charts,
            outcome.Broken,
        };
        File.WriteAllText(file.FullName, JsonSerializer.Serialize(document, Readable));
    }

    private static object RowOf(Figure figure) =>
        new
        {
            figure.Name,
            figure.Title,
            bound = figure.Bound.ToString(),
            figure.Median,
            figure.Least,
            figure.Most,
            figure.IsReached,
            pairs = figure.Samples.Select(sample => new
            {
                sample.Value,
                subject = SideOf(sample.Subject),
                limit = SideOf(sample.Limit),
            }),
        };

    private static object? SideOf(Leg? leg) =>
        leg is null
            ? null
            : new
            {
                leg.Done,
                leg.Seconds,
                leg.PerSecond,
                cpuMilliseconds = new
                {
                    app = leg.Cpu.Api.TotalMilliseconds,
                    database = leg.Cpu.Database.TotalMilliseconds,
                    generator = leg.Cpu.Generator.TotalMilliseconds,
                },
            };
}

using System.Globalization;
using ConcertReservation.FaultRuns.Storm.Calls;
using ConcertReservation.FaultRuns.Storm.Faults;
using ConcertReservation.FaultRuns.Storm.Promises;
using ConcertReservation.Testing.Clusters;
using Spectre.Console;

namespace ConcertReservation.FaultRuns.Storm;

/// <summary>The tables at the end.</summary>
internal static class StormReport
{
    private const int ExamplesShown = 3;

    /// <returns>The exit code.</returns>
    public static int Print(StormOptions options, Verdict verdict, Tally tally, Saboteur saboteur, Cluster cluster)
    {
        AnsiConsole.Write(Traffic(tally));
        AnsiConsole.Write(Summary(options, verdict, tally, saboteur));
        PrintBroken(verdict);
        if (!verdict.IsGood)
            Console.WriteLine($"The logs of the instances are in {cluster.Folder}");
        return verdict.IsGood ? 0 : 1;
    }

    public static void PrintBroken(Verdict verdict)
    {
        foreach (var broken in verdict.Broken)
        {
            AnsiConsole.MarkupLineInterpolated(
                CultureInfo.InvariantCulture,
                $"[red]broken: {broken.Promise.Name}[/], {broken.Breaks.Count} times"
            );
            foreach (var example in broken.Breaks.Take(ExamplesShown))
                Console.WriteLine($"  {example}");
        }
    }

    /// <summary>What was asked for, how it ended, and how long it took.</summary>
    public static Table Traffic(Tally tally)
    {
        var table = new Table().Title("Answers").AddColumn("asked for");
        foreach (var outcome in Enum.GetValues<Outcome>())
            table.AddColumn(new TableColumn(Words(outcome)).RightAligned());
        table.AddColumn(new TableColumn("p50 ms").RightAligned()).AddColumn(new TableColumn("p99 ms").RightAligned());

        foreach (var kind in Enum.GetValues<DeedKind>())
        {
            var counts = Enum.GetValues<Outcome>().Select(outcome => Number(tally.Count(kind, outcome)));
            var times = new[] { 0.5, 0.99 }.Select(part => Number(tally.Percentile(kind, part)));
            table.AddRow([kind.ToString(), .. counts, .. times]);
        }

        return table;
    }

    private static Table Summary(StormOptions options, Verdict verdict, Tally tally, Saboteur saboteur) =>
        new Table()
            .Title("Storm")
            .AddColumn("what")
            .AddColumn(new TableColumn("how many").RightAligned())
            .AddRow("instances", Number(options.Instances))
            .AddRow("people", Number(options.Users))
            .AddRow("seconds", Number(options.Duration.TotalSeconds))
            .AddRow("answers", Number(tally.Answers))
            .AddRow("killed instances", Number(saboteur.Kills))
            .AddRow("database crashes", Number(saboteur.DatabaseCrashes))
            .AddVerdict(verdict);

    /// <summary>What was acknowledged, and what became of it.</summary>
    public static Table AddVerdict(this Table table, Verdict verdict) =>
        table
            .AddRow("acknowledged joins", Number(verdict.Acknowledged.Joins.Count))
            .AddRow("acknowledged holds", Number(verdict.Acknowledged.Holds.Count))
            .AddRow("acknowledged charges", Number(verdict.Acknowledged.Charges.Count))
            .AddRow("acknowledged payments", Number(verdict.Acknowledged.Payments.Count))
            .AddRow("acknowledged refunds", Number(verdict.Acknowledged.Refunds.Count))
            .AddRow("lost", Number(verdict.Lost))
            .AddRow("doubled", Number(verdict.Doubled))
            .AddRow("broken promises and invariants", Number(verdict.Broken.Count));

    private static string Number(double? value) =>
        value is { } number ? number.ToString("N0", CultureInfo.InvariantCulture) : "";

    private static string Words(Outcome outcome) =>
        outcome switch
        {
            Outcome.TurnedBack => "turned back",
            Outcome.StillRunning => "still running",
            Outcome.InternalError => "500",
            _ => outcome.ToString().ToLowerInvariant(),
        };
}

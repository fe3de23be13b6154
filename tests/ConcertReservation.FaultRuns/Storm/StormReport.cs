using System.Globalization;
using ConcertReservation.FaultRuns.Storm.Calls;
using ConcertReservation.FaultRuns.Storm.Checks;
using ConcertReservation.FaultRuns.Storm.Faults;
using ConcertReservation.FaultRuns.Storm.Sales;
using ConcertReservation.Testing.Clusters;
using Spectre.Console;

namespace ConcertReservation.FaultRuns.Storm;

/// <summary>The tables at the end.</summary>
internal static class StormReport
{
    private const int ExamplesShown = 3;

    /// <returns>The exit code.</returns>
    public static int Print(
        StormOptions options,
        CheckResults results,
        SaleRun sale,
        FaultInjector faults,
        Cluster cluster
    )
    {
        AnsiConsole.Write(Traffic(sale.Statistics));
        AnsiConsole.Write(Summary(options, results, sale, faults));
        PrintBroken(results);
        if (!results.IsGood)
            Console.WriteLine($"The logs of the instances are in {cluster.Folder}");
        return results.IsGood ? 0 : 1;
    }

    public static void PrintBroken(CheckResults results)
    {
        foreach (var broken in results.Broken)
        {
            AnsiConsole.MarkupLineInterpolated(
                CultureInfo.InvariantCulture,
                $"[red]failed: {broken.Check.Name}[/], {broken.Violations.Count} times"
            );
            foreach (var example in broken.Violations.Take(ExamplesShown))
                Console.WriteLine($"  {example}");
        }
    }

    /// <summary>Operations by outcome, and their times.</summary>
    public static Table Traffic(CallStatistics statistics)
    {
        var table = new Table().Title("Responses").AddColumn("operation");
        foreach (var outcome in Enum.GetValues<CallOutcome>())
            table.AddColumn(new TableColumn(Words(outcome)).RightAligned());
        table.AddColumn(new TableColumn("p50 ms").RightAligned()).AddColumn(new TableColumn("p99 ms").RightAligned());

        foreach (var kind in Enum.GetValues<OperationKind>())
        {
            var counts = Enum.GetValues<CallOutcome>().Select(outcome => Number(statistics.Count(kind, outcome)));
            var times = new[] { 0.5, 0.99 }.Select(part => Number(statistics.Percentile(kind, part)));
            table.AddRow([kind.ToString(), .. counts, .. times]);
        }

        return table;
    }

    private static Table Summary(StormOptions options, CheckResults results, SaleRun sale, FaultInjector faults) =>
        new Table()
            .Title("Storm")
            .AddColumn("what")
            .AddColumn(new TableColumn("how many").RightAligned())
            .AddRow("instances", Number(options.Instances))
            .AddRow("customers", Number(options.Users))
            .AddRow("seconds", Number(options.Duration.TotalSeconds))
            .AddRow("responses", Number(sale.Statistics.Answers))
            .AddRow("killed instances", Number(faults.Kills))
            .AddRow("database crashes", Number(faults.DatabaseCrashes))
            .AddViewers(options.Hall, sale)
            .AddCancellation(sale)
            .AddSettlements(sale, results)
            .AddResults(results);

    public static Table AddViewers(this Table table, SaleHall hall, SaleRun sale) =>
        table
            .AddRow("seats of a performance", Number(hall.Seats))
            .AddRow("viewers", Number(hall.Viewers))
            .AddRow("updates that they applied", Number(sale.Updates.All))
            .AddRow("of these with all seats", Number(sale.Updates.Whole));

    public static Table AddCancellation(this Table table, SaleRun sale) =>
        table
            .AddRow("holders of the cancelled performance with their money", Number(sale.Cancelled?.Refunded))
            .AddRow("holds, payments and check-ins refused after the cancellation", Number(sale.Cancelled?.Refused));

    public static Table AddSettlements(this Table table, SaleRun sale, CheckResults results) =>
        table
            .AddRow("reservations issued at the box office", Number(sale.Issued))
            .AddRow(
                "settlements that agree to the won",
                $"{Number(results.Settlements.Right)} of {Number(results.Settlements.Performances)}"
            );

    /// <summary>What was acknowledged, and what the checks found.</summary>
    public static Table AddResults(this Table table, CheckResults results) =>
        table
            .AddRow("acknowledged joins", Number(results.Acknowledged.Joins.Count))
            .AddRow("acknowledged holds", Number(results.Acknowledged.Holds.Count))
            .AddRow("acknowledged charges", Number(results.Acknowledged.Charges.Count))
            .AddRow("acknowledged payments", Number(results.Acknowledged.Payments.Count))
            .AddRow("acknowledged refunds", Number(results.Acknowledged.Refunds.Count))
            .AddRow("lost", Number(results.Lost))
            .AddRow("doubled", Number(results.Doubled))
            .AddRow("failed checks", Number(results.Broken.Count));

    private static string Number(double? value) =>
        value is { } number ? number.ToString("N0", CultureInfo.InvariantCulture) : "";

    private static string Words(CallOutcome outcome) =>
        outcome switch
        {
            CallOutcome.TurnedBack => "not admitted",
            CallOutcome.StillRunning => "still running",
            CallOutcome.InternalError => "500",
            _ => outcome.ToString().ToLowerInvariant(),
        };
}

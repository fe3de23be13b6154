using System.Globalization;
using ConcertReservation.FaultRuns.Storm;
using ConcertReservation.FaultRuns.Storm.Checks;
using ConcertReservation.FaultRuns.Storm.Sales;
using Spectre.Console;

namespace ConcertReservation.FaultRuns.Failover;

/// <summary>The tables at the end, and the result.</summary>
internal sealed class ClusterReport(
    ClusterOptions options,
    CheckResults results,
    SaleRun sale,
    PlannedFailures failures,
    WriteProbe probe,
    AdmissionOrder admissions
)
{
    private readonly Outage _ofInstance = probe.Between(failures.InstanceKilledAt, failures.PrimaryKilledAt);
    private readonly Outage _ofPrimary = probe.Between(failures.PrimaryKilledAt, DateTimeOffset.MaxValue);

    // Without admissions after the failover, the run does not test the order over it.
    public bool IsGood => results.IsGood && _ofPrimary.IsOver && admissions is { OutOfOrder: 0, After: > 0 };

    /// <returns>The exit code.</returns>
    public int Print(string folder)
    {
        AnsiConsole.Write(StormReport.Traffic(sale.Statistics));
        AnsiConsole.Write(FailureTable());
        AnsiConsole.Write(Summary());
        StormReport.PrintBroken(results);
        if (!_ofPrimary.IsOver)
            AnsiConsole.MarkupLine("[red]writes still fail after the failover[/]");
        if (!IsGood)
            Console.WriteLine($"The logs of the servers and instances are in {folder}");
        return IsGood ? 0 : 1;
    }

    private Table FailureTable() =>
        new Table()
            .Title("Unavailable, by a write every 100 ms through the balancer")
            .AddColumn("lost")
            .AddColumn(new TableColumn("failed writes").RightAligned())
            .AddColumn(new TableColumn("s to the first success").RightAligned())
            .AddColumn(new TableColumn("s to the last failure").RightAligned())
            .AddColumn(new TableColumn("s until replaced").RightAligned())
            .AddRow(Row("an instance", _ofInstance, failures.InstanceBackAt - failures.InstanceKilledAt))
            .AddRow(Row("the primary", _ofPrimary, failures.PromotedAt - failures.PrimaryKilledAt));

    private static string[] Row(string lost, Outage outage, TimeSpan replaced) =>
        [
            lost,
            $"{Number(outage.Failed)} of {Number(outage.Tried)}",
            outage.IsOver ? Seconds(outage.UntilFirstSuccess) : "never",
            Seconds(outage.UntilLastFailure),
            Seconds(replaced),
        ];

    private Table Summary() =>
        new Table()
            .Title("Cluster")
            .AddColumn("what")
            .AddColumn(new TableColumn("how many").RightAligned())
            .AddRow("instances behind nginx", Number(ClusterOptions.Instances))
            .AddRow("customers", Number(options.Users))
            .AddRow("seconds", Number(options.Duration.TotalSeconds))
            .AddRow("responses", Number(sale.Statistics.Answers))
            .AddViewers(options.Hall, sale)
            .AddCancellation(sale)
            .AddSettlements(sale, results)
            .AddResults(results)
            .AddRow("admitted before the failover", Number(admissions.Before))
            .AddRow("admitted after it", Number(admissions.After))
            .AddRow("admitted before a lower place", Number(admissions.OutOfOrder));

    private static string Number(double value) => value.ToString("N0", CultureInfo.InvariantCulture);

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture);
}

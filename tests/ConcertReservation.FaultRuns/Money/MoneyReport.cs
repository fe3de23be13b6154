using System.Globalization;
using ConcertReservation.FaultRuns.Money.Checks;
using ConcertReservation.FaultRuns.Storm;
using ConcertReservation.FaultRuns.Storm.Calls;
using ConcertReservation.FaultRuns.Storm.Checks;
using Spectre.Console;

namespace ConcertReservation.FaultRuns.Money;

/// <summary>The tables at the end, and the result.</summary>
internal sealed class MoneyReport(
    MoneyOptions options,
    MoneyInput input,
    CallStatistics statistics,
    IReadOnlyDictionary<string, int> counts,
    int kills,
    TimeSpan traffic
)
{
    private const int ExamplesShown = 3;

    private readonly IReadOnlyList<MoneyFinding> _findings = MoneyChecks.Run(input);

    public bool IsGood => _findings.Count == 0;

    /// <returns>The exit code.</returns>
    public int Print(string folder)
    {
        AnsiConsole.Write(StormReport.Traffic(statistics));
        AnsiConsole.Write(FaultTable());
        AnsiConsole.Write(Summary());
        foreach (var finding in _findings)
        {
            AnsiConsole.MarkupLineInterpolated(
                CultureInfo.InvariantCulture,
                $"[red]failed: {finding.Name}[/], {finding.Violations.Count} times"
            );
            foreach (var example in finding.Violations.Take(ExamplesShown))
                Console.WriteLine($"  {example}");
        }
        if (!IsGood)
            Console.WriteLine($"The logs of the instances are in {folder}");
        return IsGood ? 0 : 1;
    }

    private Table FaultTable()
    {
        var table = new Table().Title("At the provider").AddColumn("what").AddColumn(Right("how many"));
        foreach (var (name, count) in counts.OrderBy(each => each.Key, StringComparer.Ordinal))
            table.AddRow(name, Number(count));
        return table;
    }

    private Table Summary()
    {
        var (service, provider) = (input.Service, input.Provider);
        var credits = service.Entries.Where(entry => entry.Cause == "charge").ToList();
        var debits = service.Entries.Where(entry => entry.Cause == "charge_cancellation").ToList();
        var (taken, returned) = (provider.Payments.Sum(p => p.Amount), provider.Returns.Sum(r => r.Amount));
        var table = new Table()
            .Title($"Money through {options.Provider}")
            .AddColumn("what")
            .AddColumn(Right("how many"))
            .AddColumn(Right("won"))
            .AddRow("instances", Number(options.Instances))
            .AddRow("customers", Number(options.Customers))
            .AddRow("seconds of traffic", Number(traffic.TotalSeconds))
            .AddRow("killed instances", Number(kills))
            .AddRow("charges opened", Number(service.Charges.Count), Number(service.Charges.Sum(c => c.Amount)));
        foreach (
            var group in service
                .Charges.GroupBy(charge => charge.Status, StringComparer.Ordinal)
                .OrderBy(g => g.Key, StringComparer.Ordinal)
        )
            table.AddRow($"  of these {group.Key}", Number(group.Count()), Number(group.Sum(c => c.Amount)));
        return table
            .AddRow("taken by the provider", Number(provider.Payments.Count), Number(taken))
            .AddRow("credited in the ledger", Number(credits.Count), Number(credits.Sum(entry => entry.Amount)))
            .AddRow("given back by the provider", Number(provider.Returns.Count), Number(returned))
            .AddRow("given back in the ledger", Number(debits.Count), Number(-debits.Sum(entry => entry.Amount)))
            .AddRow("left at the provider", "", Number(taken - returned))
            .AddRow("in the wallets", "", Number(service.Balances.Values.Sum()))
            .AddRow("acknowledged as paid", Number(input.Acknowledged.Count))
            .AddRow("lost", Number(Count(Defect.Lost)))
            .AddRow("doubled", Number(Count(Defect.Doubled)))
            .AddRow("failed checks", Number(_findings.Count));
    }

    private int Count(Defect defect) => _findings.Where(f => f.Defect == defect).Sum(f => f.Violations.Count);

    private static TableColumn Right(string title) => new TableColumn(title).RightAligned();

    private static string Number(double value) => value.ToString("N0", CultureInfo.InvariantCulture);
}

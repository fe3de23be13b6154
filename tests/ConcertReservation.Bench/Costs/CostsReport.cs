using System.Globalization;
using Spectre.Console;

namespace ConcertReservation.Bench.Costs;

/// <summary>The table at the end.</summary>
internal static class CostsReport
{
    /// <returns>The exit code.</returns>
    public static int Print(IReadOnlyList<Cost> costs, IReadOnlyList<string> broken)
    {
        var table = new Table().Title("What one costs").AddColumn("one");
        foreach (
            var heading in new[]
            {
                "measured",
                "a second",
                "µs of app CPU",
                "µs of database CPU",
                "bytes of log",
                "write transactions",
            }
        )
            table.AddColumn(new TableColumn(heading).RightAligned());
        foreach (var cost in costs)
            table.AddRow(Row(cost));
        AnsiConsole.Write(table);
        foreach (var failure in broken)
            AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[red]broken:[/] {failure}");
        return broken.Count == 0 ? 0 : 1;
    }

    private static string[] Row(Cost cost)
    {
        var (leg, written) = (cost.Leg, cost.Written);
        return
        [
            cost.Operation.Name,
            Number(leg.Done),
            Number(leg.PerSecond),
            Cpu(cost, leg.Cpu.Api),
            Cpu(cost, leg.Cpu.Database),
            Number((double)written.LogBytes / leg.Done),
            ((double)written.Transactions / leg.Done).ToString("0.###", CultureInfo.InvariantCulture),
        ];
    }

    private static string Cpu(Cost cost, TimeSpan time)
    {
        var each = Number((time / cost.Leg.Done).TotalMicroseconds);
        return cost.Operation.MostMicroseconds is { } most ? $"{each} (≤ {Number(most)})" : each;
    }

    private static string Number(double value) => value.ToString("N0", CultureInfo.InvariantCulture);
}

using System.Globalization;
using ConcertReservation.Bench.Measuring;
using Spectre.Console;

namespace ConcertReservation.Bench.Report;

/// <summary>The tables at the end.</summary>
internal static class BenchReport
{
    /// <returns>The exit code. A figure outside its bounds is not a failure of the run.</returns>
    public static int Print(BenchOutcome outcome)
    {
        AnsiConsole.Write(Figures(outcome.Figures));
        AnsiConsole.Write(TimeTable(outcome.Figures));
        foreach (var failure in outcome.Broken)
            AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[red]broken:[/] {failure}");
        if (outcome.Quick)
            Console.WriteLine("A quick run: it shows that everything works, its figures say little.");
        return outcome.Broken.Count == 0 ? 0 : 1;
    }

    private static Table Figures(IReadOnlyList<Figure> figures)
    {
        var table = new Table().Title("What is reached of what is possible here");
        table.AddColumn("row").AddColumn("what / its limit");
        foreach (var heading in new[] { "median", "least", "most", "bound", "reached" })
            table.AddColumn(new TableColumn(heading).RightAligned());
        foreach (var f in figures)
            table.AddRow(
                f.Name,
                f.Title,
                Number(f.Median) + f.Bound.Unit,
                Number(f.Least),
                Number(f.Most),
                f.Bound.ToString(),
                f.IsReached ? "[green]yes[/]" : "[red]no[/]"
            );
        return table;
    }

    private static Table TimeTable(IReadOnlyList<Figure> figures)
    {
        var table = new Table().Title("Where the time goes").AddColumn("row").AddColumn("side");
        foreach (var heading in new[] { "a second", "ms of app CPU each", "of database", "of generator" })
            table.AddColumn(new TableColumn(heading).RightAligned());
        foreach (var figure in figures)
        {
            AddSide(table, figure.Name, "subject", figure.Subject);
            AddSide(table, figure.Name, "limit", figure.Limit);
        }
        return table;
    }

    private static void AddSide(Table table, string name, string side, Leg? leg)
    {
        if (leg is null)
            return;
        string Each(TimeSpan spent) =>
            (spent / leg.Done).TotalMilliseconds.ToString("N3", CultureInfo.InvariantCulture);
        table.AddRow(
            name,
            side,
            leg.PerSecond.ToString("N0", CultureInfo.InvariantCulture),
            Each(leg.Cpu.Api),
            Each(leg.Cpu.Database),
            Each(leg.Cpu.Generator)
        );
    }

    private static string Number(double value) =>
        value.ToString(Math.Abs(value) >= 10 ? "N0" : "N2", CultureInfo.InvariantCulture);
}

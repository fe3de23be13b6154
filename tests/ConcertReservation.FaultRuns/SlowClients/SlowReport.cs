using System.Globalization;
using Spectre.Console;

namespace ConcertReservation.FaultRuns.SlowClients;

internal static class SlowReport
{
    /// <returns>The exit code.</returns>
    public static int Print(IReadOnlyList<SlowResult> results)
    {
        var table = new Table()
            .Title("Writes of one customer while others are slow")
            .AddColumn("where")
            .AddColumn(new TableColumn("slow clients").RightAligned())
            .AddColumn(new TableColumn("stayed").RightAligned())
            .AddColumn(new TableColumn("writes").RightAligned())
            .AddColumn(new TableColumn("failed").RightAligned())
            .AddColumn(new TableColumn("slowest, ms").RightAligned());
        foreach (var result in results)
            table.AddRow(
                result.Where,
                Number(result.Clients),
                Number(result.Stayed),
                Number(result.Writes.Count),
                Number(result.Failed),
                Number(result.Writes.Max(write => write.Took.TotalMilliseconds))
            );
        AnsiConsole.Write(table);
        var isGood = results.All(result => result.IsGood);
        if (!isGood)
            AnsiConsole.MarkupLine("[red]a write failed, or the slow clients did not stay[/]");
        return isGood ? 0 : 1;
    }

    private static string Number(double value) => value.ToString("N0", CultureInfo.InvariantCulture);
}

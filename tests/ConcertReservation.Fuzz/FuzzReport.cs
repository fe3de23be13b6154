using System.Globalization;
using ConcertReservation.Fuzz.Checks;
using Spectre.Console;

namespace ConcertReservation.Fuzz;

/// <summary>A table of the operations, and below it the failures.</summary>
internal static class FuzzReport
{
    private const int ShownOfAKind = 5;
    private const int LongestDetail = 600;

    /// <returns>The exit code.</returns>
    public static int Write(FuzzStatistics statistics, FuzzOptions options, string logs)
    {
        AnsiConsole.Write(TableOf(statistics));
        foreach (var alike in statistics.Failures.GroupBy(failure => (failure.Operation, failure.Kind)))
            Write(alike.Key.Operation, alike.Key.Kind, [.. alike.Select(failure => failure.Detail)]);
        AnsiConsole.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{statistics.Sent} wrong requests to {statistics.Operations.Count} operations, seed {options.Seed}: {statistics.Failures.Count} failures"
            )
        );
        if (statistics.Failures.Count == 0)
            return 0;

        AnsiConsole.WriteLine($"The logs of the instances are in {logs}");
        return 1;
    }

    private static Table TableOf(FuzzStatistics statistics)
    {
        var failures = statistics.Failures.CountBy(failure => failure.Operation).ToDictionary(StringComparer.Ordinal);
        var table = new Table().AddColumns("operation", "requests", "responses by status", "failures");
        table.Columns[1].RightAligned();
        table.Columns[3].RightAligned();
        foreach (var operation in statistics.Operations)
        {
            var answers = statistics.AnswersOf(operation);
            table.AddRow(
                Markup.Escape(operation),
                Text(answers.Sum(response => response.Count)),
                string.Join(", ", answers.Select(response => $"{Name(response.Status)}: {Text(response.Count)}")),
                Text(failures.GetValueOrDefault(operation))
            );
        }

        return table.AddRow("at the end", "", "", Text(failures.GetValueOrDefault(Failure.AtTheEnd)));
    }

    private static void Write(string operation, string kind, IReadOnlyList<string> details)
    {
        AnsiConsole.WriteLine($"{operation}: {kind}");
        foreach (var detail in details.Take(ShownOfAKind))
            Console.WriteLine("  " + detail[..Math.Min(detail.Length, LongestDetail)]); // one line, to be copied
        if (details.Count > ShownOfAKind)
            AnsiConsole.WriteLine($"  and {Text(details.Count - ShownOfAKind)} more");
    }

    private static string Name(int status) => status == FuzzStatistics.NoAnswer ? "none" : Text(status);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}

using System.CommandLine;
using ConcertReservation.Bench.Rows;

namespace ConcertReservation.Bench;

internal static class BenchCommand
{
    private static readonly Option<bool> Quick = new("--quick")
    {
        Description = "About half a minute: fewer and shorter pairs, smaller lines.",
    };

    private static readonly Option<string?> Only = new("--only")
    {
        Description = $"Measures this one row: {string.Join(", ", AllRows.Names)}.",
    };

    private static readonly Option<FileInfo?> Json = new("--json")
    {
        Description = "Writes all figures to this file, pair by pair, with the processor time behind them.",
    };

    private static readonly Option<DirectoryInfo?> Plot = new("--plot")
    {
        Description = "Measures some more and draws charts (SVG) into this folder.",
    };

    public static Command Create()
    {
        var command = new Command(
            "bench",
            "What the service reaches of what is possible on this machine: each row is a ratio to a limit measured in turn with it."
        )
        {
            Quick,
            Only,
            Json,
            Plot,
        };
        Only.AcceptOnlyFromAmong([.. AllRows.Names]);
        command.SetAction((parsed, ct) => BenchRun.RunAsync(Read(parsed), ct));
        return command;
    }

    private static BenchOptions Read(ParseResult parsed) =>
        new(parsed.GetValue(Quick), parsed.GetValue(Only), parsed.GetValue(Json), parsed.GetValue(Plot));
}

using System.CommandLine;

namespace ConcertReservation.Bench.Costs;

internal static class CostsCommand
{
    private static readonly Option<bool> Quick = new("--quick")
    {
        Description = "Everything once, cold and small: to see it work, not to measure it.",
    };

    public static Command Create()
    {
        var command = new Command(
            "costs",
            "What one join, poll, hold, payment … costs: processor time of the app and of PostgreSQL, and log written."
        )
        {
            Quick,
        };
        command.SetAction((parsed, ct) => CostsRun.RunAsync(parsed.GetValue(Quick), ct));
        return command;
    }
}

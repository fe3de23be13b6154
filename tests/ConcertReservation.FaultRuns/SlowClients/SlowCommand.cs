using System.CommandLine;
using ConcertReservation.Testing.Processes;

namespace ConcertReservation.FaultRuns.SlowClients;

internal static class SlowCommand
{
    private static readonly Option<double> Seconds = new("--seconds")
    {
        Description = "How long the slow clients stay, each time.",
        DefaultValueFactory = _ => 20,
    };

    private static readonly Option<int> Clients = new("--clients")
    {
        Description = "Slow clients of each kind at the same time.",
        DefaultValueFactory = _ => 150,
    };

    public static Command Create()
    {
        var command = new Command(
            "slow",
            "Three instances while many clients send their bodies and read their responses slowly: first without nginx, "
                + "then behind it. Every write of another customer must succeed."
        )
        {
            Seconds,
            Clients,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken ct)
    {
        try
        {
            var lasting = TimeSpan.FromSeconds(parsed.GetValue(Seconds));
            return await SlowRun.RunAsync(parsed.GetValue(Clients), lasting, ct);
        }
        catch (MissingProgramException missing)
        {
            await Console.Error.WriteLineAsync(missing.Message);
            return 1;
        }
    }
}

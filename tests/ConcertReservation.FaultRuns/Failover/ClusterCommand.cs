using System.CommandLine;
using ConcertReservation.FaultRuns.Storm.Sales;
using ConcertReservation.Testing.Processes;

namespace ConcertReservation.FaultRuns.Failover;

internal static class ClusterCommand
{
    // Every customer signs in once, and an access token is valid for an hour.
    private const double MostMinutes = 50;

    private static readonly Option<double> Minutes = new("--minutes")
    {
        Description = "How long the sale lasts; the instance and the primary are killed during it.",
        DefaultValueFactory = _ => 1.2,
    };

    private static readonly Option<int> Users = new("--users")
    {
        Description = "Customers at the same time.",
        DefaultValueFactory = _ => 100,
    };

    private static readonly Option<int> Seed = new("--seed")
    {
        Description = "Repeats the same customers.",
        DefaultValueFactory = _ => 1,
    };

    public static Command Create()
    {
        var command = new Command(
            "cluster",
            "A sale at three instances behind nginx, over a primary with a synchronous standby: an instance is killed, "
                + "then the primary, and the standby is promoted."
        )
        {
            Minutes,
            Users,
            Seed,
            SaleHall.SeatsOption,
            SaleHall.ViewersOption,
        };
        Minutes.Validators.Add(given =>
        {
            if (given.GetValueOrDefault<double>() is < 0.5 or > MostMinutes)
                given.AddError($"--minutes is at least 0.5 and at most {MostMinutes}.");
        });
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken ct)
    {
        try
        {
            return await ClusterRun.RunAsync(Read(parsed), ct);
        }
        catch (MissingProgramException missing)
        {
            await Console.Error.WriteLineAsync(missing.Message);
            return 1;
        }
    }

    private static ClusterOptions Read(ParseResult parsed) =>
        new(
            TimeSpan.FromMinutes(parsed.GetValue(Minutes)),
            parsed.GetValue(Users),
            parsed.GetValue(Seed),
            SaleHall.Read(parsed)
        );
}

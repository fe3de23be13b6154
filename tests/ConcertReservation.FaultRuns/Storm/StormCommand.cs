using System.CommandLine;
using ConcertReservation.FaultRuns.Storm.Sales;

namespace ConcertReservation.FaultRuns.Storm;

internal static class StormCommand
{
    // Every customer signs in once, and an access token is valid for an hour.
    private const double MostMinutes = 50;

    private static readonly Option<int> Instances = new("--instances")
    {
        Description = "Instances of the app, each a process of its own.",
        DefaultValueFactory = _ => 3,
    };

    private static readonly Option<double> Minutes = new("--minutes")
    {
        Description = "How long the traffic lasts.",
        DefaultValueFactory = _ => 5,
    };

    private static readonly Option<bool> Kill = new("--kill")
    {
        Description = "Kill an instance every 5 to 10 seconds and crash the database once, half way.",
    };

    private static readonly Option<int> Users = new("--users")
    {
        Description = "Customers at the same time.",
        DefaultValueFactory = _ => 200,
    };

    private static readonly Option<int> Seed = new("--seed")
    {
        Description = "Repeats the same customers and faults.",
        DefaultValueFactory = _ => 1,
    };

    public static Command Create()
    {
        var command = new Command(
            "storm",
            "Random traffic on a venue; afterwards every acknowledged operation is compared with the database."
        )
        {
            Instances,
            Minutes,
            Kill,
            Users,
            Seed,
            SaleHall.SeatsOption,
            SaleHall.ViewersOption,
        };
        Minutes.Validators.Add(given =>
        {
            if (given.GetValueOrDefault<double>() is <= 0 or > MostMinutes)
                given.AddError($"--minutes is more than 0 and at most {MostMinutes}.");
        });
        command.SetAction((parsed, ct) => StormRun.RunAsync(Read(parsed), ct));
        return command;
    }

    private static StormOptions Read(ParseResult parsed) =>
        new(
            parsed.GetValue(Instances),
            TimeSpan.FromMinutes(parsed.GetValue(Minutes)),
            parsed.GetValue(Kill),
            parsed.GetValue(Users),
            parsed.GetValue(Seed),
            SaleHall.Read(parsed)
        );
}

using System.CommandLine;

namespace ConcertReservation.Fuzz;

internal static class FuzzCommand
{
    private static readonly Option<int> Requests = new("--requests")
    {
        Description = "How many, spread evenly over the operations.",
        DefaultValueFactory = _ => 10_000,
    };

    private static readonly Option<int> Seed = new("--seed")
    {
        Description = "Repeats the same requests.",
        DefaultValueFactory = _ => 1,
    };

    private static readonly Option<int> Instances = new("--instances")
    {
        Description = "Instances of the app, used in turn.",
        DefaultValueFactory = _ => 1,
    };

    private static readonly Option<int?> Only = new("--only")
    {
        Description = "Sends this one request of the run and shows its response.",
    };

    public static Command Create()
    {
        var command = new Command(
            "fuzz",
            "Thousands of wrong requests to every operation of the OpenAPI document; the service must refuse each as the contract says."
        )
        {
            Requests,
            Seed,
            Instances,
            Only,
        };
        command.SetAction((parsed, ct) => FuzzRun.RunAsync(Read(parsed), ct));
        return command;
    }

    private static FuzzOptions Read(ParseResult parsed) =>
        new(parsed.GetValue(Requests), parsed.GetValue(Seed), parsed.GetValue(Instances), parsed.GetValue(Only));
}

using System.CommandLine;

namespace ConcertReservation.Bench.Search;

internal static class SearchCommand
{
    private static readonly Option<int> Reservations = new("--reservations")
    {
        Description = "How many reservations there are, each of another customer.",
        DefaultValueFactory = _ => 1_000_000,
    };

    public static Command Create()
    {
        var command = new Command("search", "How long an operator waits for a search among many reservations.")
        {
            Reservations,
        };
        command.SetAction((parsed, ct) => SearchRun.RunAsync(parsed.GetValue(Reservations), ct));
        return command;
    }
}

using System.CommandLine;

namespace ConcertReservation.FaultRuns.Storm.Sales;

/// <summary>The hall of each performance, and who watches one of them.</summary>
/// <param name="Seats">Of each performance.</param>
/// <param name="Viewers">Customers who keep the states of the seats by the event stream and buy nothing.</param>
internal sealed record SaleHall(int Seats, int Viewers)
{
    /// <summary>From this size on, customers read the states of the seats instead of the seats.</summary>
    public const int Big = 1_000;

    private const int MostSeats = 100_000;

    public static Option<int> SeatsOption { get; } =
        WithBounds(
            new("--seats") { Description = "Seats of each performance.", DefaultValueFactory = _ => 50 },
            1,
            MostSeats
        );

    public static Option<int> ViewersOption { get; } =
        WithBounds(
            new("--viewers")
            {
                Description = "Customers who only watch the seats; at the end each must see what the database has.",
                DefaultValueFactory = _ => 0,
            },
            0,
            int.MaxValue
        );

    public static SaleHall Read(ParseResult parsed) =>
        new(parsed.GetValue(SeatsOption), parsed.GetValue(ViewersOption));

    private static Option<int> WithBounds(Option<int> option, int least, int most)
    {
        option.Validators.Add(given =>
        {
            if (given.GetValueOrDefault<int>() is var value && (value < least || value > most))
                given.AddError($"{option.Name} is at least {least} and at most {most}.");
        });
        return option;
    }
}

using System.CommandLine;
using ConcertReservation.PaymentSimulator.Control;

namespace ConcertReservation.FaultRuns.Money;

internal static class MoneyCommand
{
    private static readonly Option<int> Charges = new("--charges")
    {
        Description = "Charges that customers open.",
        DefaultValueFactory = _ => 1_000,
    };

    private static readonly Option<int> Instances = new("--instances")
    {
        Description = "Instances of the app, each a process of its own.",
        DefaultValueFactory = _ => 3,
    };

    private static readonly Option<bool> Kill = new("--kill")
    {
        Description = "Kill an instance every 3 to 6 seconds.",
    };

    private static readonly Option<SimulatedProvider> Provider = new("--provider")
    {
        Description = "Whose API the simulator speaks.",
        DefaultValueFactory = _ => SimulatedProvider.TossPayments,
    };

    private static readonly Option<double> Faults = new("--faults")
    {
        Description = "The part of the provider's answers and webhooks that are wrong, late or missing, from 0 to 1.",
        DefaultValueFactory = _ => 0.25,
    };

    private static readonly Option<int> Seed = new("--seed")
    {
        Description = "Repeats the same customers and faults.",
        DefaultValueFactory = _ => 1,
    };

    public static Command Create()
    {
        var command = new Command(
            "money",
            "Charges through a simulated payment provider that answers late, wrongly or not at all; afterwards its books "
                + "are compared with the ledger, won by won."
        )
        {
            Charges,
            Instances,
            Kill,
            Provider,
            Faults,
            Seed,
        };
        Charges.Validators.Add(given =>
        {
            if (given.GetValueOrDefault<int>() is < 1 or > 100_000)
                given.AddError("--charges is at least 1 and at most 100000.");
        });
        Faults.Validators.Add(given =>
        {
            if (given.GetValueOrDefault<double>() is not (>= 0 and <= 0.9))
                given.AddError("--faults is at least 0 and at most 0.9.");
        });
        command.SetAction((parsed, ct) => MoneyRun.RunAsync(Read(parsed), ct));
        return command;
    }

    private static MoneyOptions Read(ParseResult parsed) =>
        new(
            parsed.GetValue(Charges),
            parsed.GetValue(Instances),
            parsed.GetValue(Kill),
            parsed.GetValue(Provider),
            parsed.GetValue(Faults),
            parsed.GetValue(Seed)
        );
}

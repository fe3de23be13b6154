using ConcertReservation.PaymentSimulator.Control;

namespace ConcertReservation.FaultRuns.Money;

/// <param name="Kill">Whether instances are killed during the traffic.</param>
/// <param name="Faults">The part of the provider's answers and webhooks that are wrong, late or missing.</param>
/// <param name="Seed">Decides what customers, kills and the provider do. The timing still differs from run to run.</param>
internal sealed record MoneyOptions(
    int Charges,
    int Instances,
    bool Kill,
    SimulatedProvider Provider,
    double Faults,
    int Seed
)
{
    private const int ChargesEach = 10;
    private const int MostCustomers = 120;

    public int Customers => Math.Clamp(Charges / ChargesEach, 1, MostCustomers);
}

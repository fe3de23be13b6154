namespace ConcertReservation.PaymentSimulator.Bookkeeping;

/// <summary>One movement of money, in the order in which they happened.</summary>
/// <param name="Amount">Below zero when the money went back.</param>
/// <param name="Back">Null for the payment itself.</param>
internal sealed record Movement(SimulatedPayment Payment, long Amount, GivenBack? Back, DateTimeOffset At)
{
    public string Key => Back?.Key ?? Payment.TransactionKey!;
}

namespace ConcertReservation.PaymentSimulator.Bookkeeping;

/// <summary>What became of a request to the books.</summary>
/// <param name="Payment">As it is now; null when it is unknown.</param>
/// <param name="Refusal">Null when the books changed.</param>
internal sealed record BookResult(SimulatedPayment? Payment, Refusal? Refusal)
{
    public bool Changed => Refusal is null;
}

internal enum Refusal
{
    Unknown,
    OtherOrder,
    OtherAmount,
    AlreadyPaid,
    OrderAlreadyPaid,
    Expired,
    Declined,
    Closed,
    NotPaid,
    TooMuch,
    NothingLeft,
}

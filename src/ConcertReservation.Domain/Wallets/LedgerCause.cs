namespace ConcertReservation.Domain.Wallets;

public enum LedgerCause
{
    Charge,
    Payment,
    Refund,
}

namespace ConcertReservation.Domain.Reservations;

/// <summary>How a reservation was paid. Only the wallet has ledger entries.</summary>
public enum PaymentMethod
{
    /// <summary>From the customer's wallet.</summary>
    Wallet,

    /// <summary>At the box office, in cash or by card.</summary>
    BoxOffice,

    /// <summary>Given away; the amount is 0.</summary>
    Comp,
}

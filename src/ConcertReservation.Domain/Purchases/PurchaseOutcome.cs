using ConcertReservation.Domain.Errors;
using ConcertReservation.Domain.Payments;
using ConcertReservation.Domain.Reservations;

namespace ConcertReservation.Domain.Purchases;

/// <summary>What became of one order of a batch. Exactly one of the properties says so.</summary>
public sealed record PurchaseOutcome
{
    private PurchaseOutcome() { }

    /// <summary>
    /// Nothing is decided and nothing is changed, because another transaction has locked a row that the order needs.
    /// </summary>
    public static PurchaseOutcome Postponed { get; } = new() { IsPostponed = true };

    public Reservation? Held { get; private init; }
    public Paid? Paid { get; private init; }
    public DomainException? Refusal { get; private init; }
    public bool IsPostponed { get; private init; }

    public static PurchaseOutcome Of(Reservation held) => new() { Held = held };

    public static PurchaseOutcome Of(Paid paid) => new() { Paid = paid };

    public static PurchaseOutcome Refused(DomainException refusal) => new() { Refusal = refusal };
}

/// <param name="Balance">The balance of the wallet after the payment, in won.</param>
public sealed record Paid(Payment Payment, long Balance);

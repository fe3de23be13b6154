using ConcertReservation.Domain.Concerts;
using ConcertReservation.Domain.Errors;
using ConcertReservation.Domain.Payments;
using ConcertReservation.Domain.Reservations;

namespace ConcertReservation.Domain.Purchases;

/// <summary>What became of one order of a batch: held, paid, refused or postponed.</summary>
public sealed record PurchaseOutcome
{
    private PurchaseOutcome() { }

    /// <summary>
    /// Nothing is decided and nothing is changed, because another transaction has locked a row that the order needs.
    /// </summary>
    public static PurchaseOutcome Postponed { get; } = new() { IsPostponed = true };

    public Reservation? Held { get; private init; }

    /// <summary>The locked performance of a hold: the cached one may be from before a move.</summary>
    public Performance? Performance { get; private init; }
    public Paid? Paid { get; private init; }
    public DomainException? Refusal { get; private init; }
    public bool IsPostponed { get; private init; }

    public static PurchaseOutcome Of(Reservation held, Performance performance) =>
        new() { Held = held, Performance = performance };

    public static PurchaseOutcome Of(Paid paid) => new() { Paid = paid };

    public static PurchaseOutcome Refused(DomainException refusal) => new() { Refusal = refusal };
}

/// <param name="Balance">The balance of the wallet after the payment, in won.</param>
public sealed record Paid(Payment Payment, long Balance);

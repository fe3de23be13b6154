using ConcertReservation.Domain.Charges;

namespace ConcertReservation.Application.Charges;

/// <summary>A charge that waits for the customer to pay.</summary>
public sealed record OpenedCharge(
    Guid ChargeId,
    long Amount,
    ChargeState Status,
    DateTimeOffset ExpiresAt,
    ChargeCheckout Checkout
);

/// <summary>What the browser needs to show the payment page of the provider. Nothing in it is secret.</summary>
/// <param name="ScriptUrl">The provider's script.</param>
/// <param name="OrderId">The charge, as the provider names it.</param>
/// <param name="ClientKey">TossPayments: the public key.</param>
/// <param name="CustomerKey">TossPayments: the customer, as the provider names it.</param>
/// <param name="PublishableKey">Stripe: the public key.</param>
/// <param name="ClientSecret">Stripe: what lets this browser pay this charge.</param>
public sealed record ChargeCheckout(
    PaymentProviderName Provider,
    string ScriptUrl,
    string OrderId,
    string OrderName,
    string Currency,
    string? ClientKey,
    string? CustomerKey,
    string? PublishableKey,
    string? ClientSecret
);

/// <summary>How a confirmation ended.</summary>
/// <param name="Status"><c>pending</c> while the provider has not said.</param>
/// <param name="EntryId">The ledger entry; null while pending.</param>
public sealed record ChargeConfirmation(Guid ChargeId, ChargeState Status, long Amount, Guid? EntryId, long Balance);

/// <summary>A charge with what was given back of it.</summary>
/// <param name="Reason">Why the provider declined it.</param>
/// <param name="Checkout">Only of one charge that can still be paid.</param>
public sealed record ChargeDetails(
    Guid ChargeId,
    long Amount,
    ChargeState Status,
    DateTimeOffset CreatedAt,
    DateTimeOffset ExpiresAt,
    DateTimeOffset? PaidAt,
    Guid? EntryId,
    long CancelledAmount,
    string? Reason,
    ChargeCheckout? Checkout,
    IReadOnlyList<ChargeCancellationDetails> Cancellations
)
{
    internal static ChargeDetails Of(Charge charge, ChargeCheckout? checkout, IEnumerable<ChargeCancellation> own) =>
        new(
            charge.Id,
            charge.Amount,
            ChargeStates.Of(charge),
            charge.CreatedAt,
            charge.ExpiresAt,
            charge.IsPaid ? charge.EndedAt : null,
            charge.EntryId,
            charge.CancelledAmount,
            charge.Reason,
            checkout,
            [.. own.Select(ChargeCancellationDetails.Of)]
        );
}

public sealed record ChargeCancellationDetails(
    Guid CancellationId,
    long Amount,
    ChargeCancellationStatus Status,
    DateTimeOffset At,
    string? Reason
)
{
    internal static ChargeCancellationDetails Of(ChargeCancellation cancellation) =>
        new(cancellation.Id, cancellation.Amount, cancellation.Status, cancellation.At, cancellation.Reason);
}

/// <summary>Money on its way back to the card.</summary>
/// <param name="CancellationId">Null when there was nothing left to give back.</param>
/// <param name="Status"><c>pending</c> while the provider has not said.</param>
/// <param name="CancelledAmount">Of the whole charge, pending ones included.</param>
public sealed record ChargeCancellationResult(
    Guid? CancellationId,
    Guid ChargeId,
    long Amount,
    ChargeCancellationStatus Status,
    long CancelledAmount,
    long Balance
);

/// <summary>The status of a charge, with what was given back of it.</summary>
public enum ChargeState
{
    Pending,
    Paid,
    Declined,
    Expired,
    PartlyCancelled,
    Cancelled,
}

internal static class ChargeStates
{
    public static ChargeState Of(Charge charge) =>
        charge.Status switch
        {
            ChargeStatus.Paid when charge.Remaining == 0 => ChargeState.Cancelled,
            ChargeStatus.Paid when charge.CancelledAmount > 0 => ChargeState.PartlyCancelled,
            ChargeStatus.Paid => ChargeState.Paid,
            ChargeStatus.Declined => ChargeState.Declined,
            ChargeStatus.Expired => ChargeState.Expired,
            _ => ChargeState.Pending,
        };
}

/// <summary>An instant charge is credited; a charge at a provider is opened. One of the two.</summary>
public sealed record ChargeAnswer(Wallets.ChargeResult? Credited, OpenedCharge? Opened);

/// <summary>What a client says about its confirmation.</summary>
public sealed record ConfirmCharge(string? PaymentKey, string? OrderId, long? Amount);

/// <summary>The provider and the ledger do not say the same.</summary>
/// <param name="Reference">The payment's id at the provider, or the id of the charge.</param>
/// <param name="Expected">Won in the ledger.</param>
/// <param name="Found">Won at the provider.</param>
public sealed record ChargeDiscrepancyResult(
    Guid DiscrepancyId,
    DateTimeOffset At,
    PaymentProviderName Provider,
    ChargeDiscrepancyKind Kind,
    string Reference,
    Guid? ChargeId,
    long? Expected,
    long? Found
)
{
    internal static ChargeDiscrepancyResult Of(ChargeDiscrepancy row) =>
        new(row.Id, row.At, row.Provider, row.Kind, row.Reference, row.ChargeId, row.Expected, row.Found);
}

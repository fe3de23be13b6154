using ConcertReservation.Domain.Charges;

namespace ConcertReservation.Application.Charges;

/// <summary>
/// A payment provider. Nothing here throws because the provider is away, answers late or answers nonsense: the answer is
/// then unknown, and the provider is asked again later. Every call that changes something carries a key that is the same
/// for every repetition, so that the provider does it once.
/// </summary>
public interface IPaymentProvider
{
    PaymentProviderName Name { get; }

    /// <summary>Makes the charge known to the provider. Null when the provider did not answer.</summary>
    Task<ProviderOpening?> OpenAsync(Charge charge, CancellationToken ct);

    /// <summary>What the browser needs, without asking the provider.</summary>
    ChargeCheckout CheckoutOf(Charge charge);

    /// <summary>
    /// Refuses a confirmation that is not of this charge, before anything is stored: <c>validation_failed</c>.
    /// </summary>
    void EnsureConfirmable(Charge charge, string? paymentKey);

    /// <summary>Takes the money that the customer has agreed to, or finds out whether it is taken.</summary>
    Task<ProviderPayment> ConfirmAsync(Charge charge, string? paymentKey, CancellationToken ct);

    Task<ProviderPayment> FindAsync(Charge charge, CancellationToken ct);

    /// <summary>Makes sure that an unpaid charge cannot be paid any more.</summary>
    Task<ProviderPayment> EndAsync(Charge charge, CancellationToken ct);

    /// <summary>Gives money back to the card.</summary>
    Task<ProviderCancellation> CancelAsync(Charge charge, ChargeCancellation cancellation, CancellationToken ct);

    Task<ProviderCancellation> FindCancellationAsync(
        Charge charge,
        ChargeCancellation cancellation,
        CancellationToken ct
    );

    /// <summary>The provider's list of what it took and gave back in a period. Null when it did not answer.</summary>
    Task<IReadOnlyList<ProviderTransaction>?> ListTransactionsAsync(
        DateTimeOffset from,
        DateTimeOffset to,
        CancellationToken ct
    );

    /// <summary>
    /// What a message of the provider is about. It is only a hint: whatever it says, the provider is asked. Refuses with
    /// <c>webhook_signature_invalid</c>; null when it is about nothing that concerns charges.
    /// </summary>
    WebhookHint? ReadWebhook(WebhookMessage message, DateTimeOffset now);
}

/// <summary>The providers whose keys are configured: a charge belongs to the provider that opened it.</summary>
public interface IPaymentProviders
{
    bool Any { get; }

    IPaymentProvider? Find(PaymentProviderName name);
}

/// <param name="Reference">The payment's id at the provider; null when it has none until the customer pays.</param>
public sealed record ProviderOpening(string? Reference, string? CheckoutSecret);

/// <param name="Body">The bytes as they were received.</param>
/// <param name="Signature">The header in which the provider signs its messages.</param>
public sealed record WebhookMessage(ReadOnlyMemory<byte> Body, string? Signature);

/// <summary>One of the two names the charge.</summary>
public sealed record WebhookHint(Guid? ChargeId, string? Reference);

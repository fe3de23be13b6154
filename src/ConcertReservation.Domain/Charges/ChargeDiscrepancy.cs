namespace ConcertReservation.Domain.Charges;

/// <summary>The provider and the ledger do not say the same; an operator has to look at it. Never changed.</summary>
/// <param name="Reference">The payment's id at the provider, or the id of the charge.</param>
/// <param name="Expected">Won in the ledger.</param>
/// <param name="Found">Won at the provider.</param>
public sealed record ChargeDiscrepancy(
    Guid Id,
    DateTimeOffset At,
    PaymentProviderName Provider,
    ChargeDiscrepancyKind Kind,
    string Reference,
    Guid? ChargeId,
    long? Expected,
    long? Found
)
{
    public static ChargeDiscrepancy Of(
        PaymentProviderName provider,
        ChargeDiscrepancyKind kind,
        string reference,
        Guid? chargeId,
        long? expected,
        long? found,
        DateTimeOffset now
    ) => new(Guid.CreateVersion7(now), now, provider, kind, reference, chargeId, expected, found);
}

public enum ChargeDiscrepancyKind
{
    /// <summary>The provider has taken another amount, currency or order than the charge asked for.</summary>
    AnotherPayment,

    /// <summary>The provider has a payment that belongs to no charge.</summary>
    UnknownPayment,

    /// <summary>The ledger has a charge that the provider does not report as paid.</summary>
    MissingPayment,

    /// <summary>The provider has given back another amount than the ledger.</summary>
    AnotherCancellation,
}

namespace ConcertReservation.Domain.Charges;

/// <summary>What a payment provider says about the payment of a charge.</summary>
/// <param name="Reference">The payment's id at the provider; null when it has none.</param>
/// <param name="Amount">Won, less what was given back already; 0 when the provider did not name one.</param>
/// <param name="OrderId">The charge that the payment names.</param>
/// <param name="ReasonCode">The provider's own code of an error.</param>
/// <param name="Reason">The provider's text for the customer.</param>
public sealed record ProviderPayment(
    ProviderPaymentState State,
    string? Reference = null,
    long Amount = 0,
    string? Currency = null,
    string? OrderId = null,
    string? ReasonCode = null,
    string? Reason = null
);

public enum ProviderPaymentState
{
    /// <summary>No answer, or one that says nothing for certain.</summary>
    Unknown,

    /// <summary>The customer has not paid yet.</summary>
    Open,

    /// <summary>The customer has agreed; the money is taken when the service confirms.</summary>
    Authorized,

    /// <summary>The provider works on it.</summary>
    Processing,

    /// <summary>The provider refused this confirmation; the payment itself is as it was.</summary>
    Refused,

    /// <summary>The money is taken.</summary>
    Paid,

    /// <summary>Refused by the bank, for good.</summary>
    Declined,

    /// <summary>Not paid, and it cannot be paid any more.</summary>
    Ended,
}

/// <summary>What a payment provider says about a cancellation.</summary>
/// <param name="Reference">The cancellation's id at the provider.</param>
public sealed record ProviderCancellation(
    ProviderCancellationState State,
    string? Reference = null,
    string? ReasonCode = null,
    string? Reason = null
);

public enum ProviderCancellationState
{
    /// <summary>No answer, or one that says nothing for certain.</summary>
    Unknown,

    /// <summary>The provider does not have it.</summary>
    NotFound,

    /// <summary>The provider works on it.</summary>
    Processing,
    Done,
    Refused,
}

/// <summary>A line of the provider's own list of a day.</summary>
/// <param name="Reference">The payment's id at the provider.</param>
/// <param name="OrderId">The charge that it names; null when it names none.</param>
/// <param name="Amount">Won, positive; of a cancellation that failed afterwards, negative.</param>
public sealed record ProviderTransaction(
    string Id,
    string Reference,
    string? OrderId,
    bool IsCancellation,
    long Amount,
    string? Currency
);

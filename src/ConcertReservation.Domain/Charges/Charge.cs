using ConcertReservation.Domain.Errors;
using ConcertReservation.Domain.Idempotency;

namespace ConcertReservation.Domain.Charges;

/// <summary>
/// Money that a customer adds to the wallet through a payment provider. It is credited when the provider says that it is
/// paid, and only then. States: docs/state-machines.md.
/// </summary>
public sealed class Charge
{
    public const int MaxReason = 500;

    private Charge() { }

    /// <summary>Also the order id at the provider, and the id of the ledger entry: a second credit is refused.</summary>
    public Guid Id { get; private set; }
    public Guid UserId { get; private set; }
    public PaymentProviderName Provider { get; private set; }

    /// <summary>Won.</summary>
    public long Amount { get; private set; }
    public ChargeStatus Status { get; private set; }
    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>The customer can confirm the charge until then.</summary>
    public DateTimeOffset ExpiresAt { get; private set; }

    /// <summary>When the customer last confirmed it; the provider may have been told to take the money since.</summary>
    public DateTimeOffset? ConfirmedAt { get; private set; }

    /// <summary>When it was paid, declined or expired.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>The payment's id at the provider.</summary>
    public string? Reference { get; private set; }

    /// <summary>What the browser needs to pay, besides the public key; empty again when the charge has ended.</summary>
    public string? CheckoutSecret { get; private set; }

    /// <summary>The ledger entry that credits it; only of a paid charge.</summary>
    public Guid? EntryId { get; private set; }

    /// <summary>Why the provider declined it: its own code, and its text for the customer.</summary>
    public string? ReasonCode { get; private set; }
    public string? Reason { get; private set; }

    /// <summary>Given back to the card, or on the way; at most the amount.</summary>
    public long CancelledAmount { get; private set; }

    /// <summary>The idempotency key of the request that opened it; a retry then finds the charge.</summary>
    public string? RequestKey { get; private set; }
    public byte[]? RequestFingerprint { get; private set; }

    /// <summary>When a worker asks the provider next; only while it is pending.</summary>
    public DateTimeOffset DueAt { get; private set; }
    public int Attempts { get; private set; }

    public bool IsPaid => Status == ChargeStatus.Paid;
    public long Remaining => Amount - CancelledAmount;

    internal static Charge Open(NewCharge charge, DateTimeOffset now) =>
        new()
        {
            Id = Guid.CreateVersion7(now),
            UserId = charge.UserId,
            Provider = charge.Provider,
            Amount = charge.Amount,
            Status = ChargeStatus.Pending,
            CreatedAt = now,
            ExpiresAt = now + charge.PendingFor,
            DueAt = now + charge.ReconcileAfter,
            RequestKey = charge.Request?.Key,
            RequestFingerprint = charge.Request?.Fingerprint,
        };

    /// <summary>The provider knows the charge. The same reference again changes nothing.</summary>
    public void Begin(string reference, string? checkoutSecret)
    {
        if (Status != ChargeStatus.Pending || Reference is not null)
            return;
        Reference = reference;
        CheckoutSecret = checkoutSecret;
    }

    /// <summary>
    /// The customer has confirmed: from now on the provider may take the money, so only the provider can say how the
    /// charge ends. Refuses with <c>charge_declined</c> or <c>charge_expired</c>.
    /// </summary>
    public void Confirm(DateTimeOffset now, TimeSpan reconcileAfter)
    {
        EnsureNotEnded();
        if (now >= ExpiresAt)
            throw Expired();
        ConfirmedAt = now;
        DueAt = now + reconcileAfter;
        Attempts = 0;
    }

    /// <summary>Refuses when the charge has ended without money.</summary>
    public void EnsureNotEnded()
    {
        if (Status == ChargeStatus.Declined)
            throw Declined(ReasonCode, Reason);
        if (Status == ChargeStatus.Expired)
            throw Expired();
    }

    /// <summary>
    /// The provider says that the customer has paid. The money is the customer's whatever the charge was before: a
    /// declined or expired charge that is paid all the same is credited too.
    /// </summary>
    internal void Pay(string reference, DateTimeOffset now)
    {
        if (IsPaid)
            throw new InvalidOperationException("A charge is credited once.");
        End(ChargeStatus.Paid, now);
        Reference = reference;
        EntryId = Id;
        ReasonCode = null;
        Reason = null;
    }

    internal void Decline(string? code, string? reason, DateTimeOffset now)
    {
        EnsurePending();
        End(ChargeStatus.Declined, now);
        ReasonCode = Short(code);
        Reason = Short(reason);
    }

    internal void Expire(DateTimeOffset now)
    {
        EnsurePending();
        End(ChargeStatus.Expired, now);
    }

    /// <summary>Reserves money for a cancellation. The wallet decides whether it is there.</summary>
    internal void Reserve(long amount)
    {
        if (!IsPaid)
            throw new DomainException(ErrorCode.ChargeNotPaid, "This charge is not paid.");
        if (amount < 1 || amount > Remaining)
            throw new DomainException(
                ErrorCode.AmountMismatch,
                "This is more than what is left of the charge.",
                ("remaining", Remaining)
            );
        CancelledAmount += amount;
    }

    internal void Release(long amount) => CancelledAmount -= amount;

    /// <summary>Whether the payment at the provider is the one that this charge asked for.</summary>
    public bool Agrees(ProviderPayment payment) =>
        payment.Amount == Amount
        && string.Equals(payment.Currency, Wallets.Wallet.Currency, StringComparison.OrdinalIgnoreCase)
        && Guid.TryParse(payment.OrderId, out var order)
        && order == Id
        && payment.Reference is { Length: > 0 };

    public static DomainException Declined(string? code, string? reason) =>
        new(
            ErrorCode.ChargeDeclined,
            "The payment provider declined this charge.",
            ("reason", reason),
            ("providerCode", code)
        );

    public static DomainException Expired() =>
        new(ErrorCode.ChargeExpired, "This charge was not confirmed in time. Nothing was taken.");

    private void EnsurePending()
    {
        if (Status != ChargeStatus.Pending)
            throw new InvalidOperationException($"A charge that is {Status} cannot end again.");
    }

    private void End(ChargeStatus status, DateTimeOffset now)
    {
        Status = status;
        EndedAt = now;
        CheckoutSecret = null;
    }

    private static string? Short(string? text) => text is { Length: > MaxReason } ? text[..MaxReason] : text;
}

public enum ChargeStatus
{
    /// <summary>The customer has not paid, or the provider has not said.</summary>
    Pending,

    /// <summary>Credited to the wallet.</summary>
    Paid,

    /// <summary>The provider refused it.</summary>
    Declined,

    /// <summary>Not paid in time.</summary>
    Expired,
}

public enum PaymentProviderName
{
    TossPayments,
    Stripe,
}

/// <param name="PendingFor">How long the customer has to confirm.</param>
/// <param name="ReconcileAfter">When a worker first asks the provider.</param>
/// <param name="Request">The request with its idempotency key; null without one.</param>
public sealed record NewCharge(
    Guid UserId,
    PaymentProviderName Provider,
    long Amount,
    TimeSpan PendingFor,
    TimeSpan ReconcileAfter,
    IdempotentRequest? Request
);

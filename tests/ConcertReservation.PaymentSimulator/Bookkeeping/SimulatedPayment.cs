using System.Collections.ObjectModel;

namespace ConcertReservation.PaymentSimulator.Bookkeeping;

/// <summary>One payment as the provider knows it.</summary>
/// <param name="Key">The paymentKey of TossPayments, or the id of a PaymentIntent.</param>
/// <param name="OrderId">The merchant's number; empty for a PaymentIntent, which has metadata instead.</param>
/// <param name="Amount">In whole won.</param>
internal sealed record SimulatedPayment(string Key, string OrderId, long Amount, DateTimeOffset RequestedAt)
{
    public static readonly IReadOnlyDictionary<string, string> NoMetadata = ReadOnlyDictionary<string, string>.Empty;

    public PaymentStatus Status { get; init; }

    /// <summary>The card refuses when the merchant confirms; at Stripe it has refused, and another card may pay.</summary>
    public bool CardDeclines { get; init; }

    /// <summary>When the customer's money was taken; null before that.</summary>
    public DateTimeOffset? PaidAt { get; init; }

    /// <summary>Names the taking of the money; null before that.</summary>
    public string? TransactionKey { get; init; }

    public IReadOnlyDictionary<string, string> Metadata { get; init; } = NoMetadata;

    public IReadOnlyList<GivenBack> GivenBack { get; init; } = [];

    public long Returned => GivenBack.Sum(back => back.Amount);

    /// <summary>What the merchant still has of it.</summary>
    public long Left => PaidAt is null ? 0 : Amount - Returned;
}

/// <summary>Money that went back to the card: a cancel of TossPayments, a refund of Stripe.</summary>
/// <param name="Left">What the merchant has of the payment after it.</param>
internal sealed record GivenBack(string Key, long Amount, string Reason, long Left, DateTimeOffset At)
{
    public IReadOnlyDictionary<string, string> Metadata { get; init; } = SimulatedPayment.NoMetadata;
}

internal enum PaymentStatus
{
    /// <summary>The customer has not paid.</summary>
    Open,

    /// <summary>The customer has paid in the widget; no money moves before the merchant confirms. Only TossPayments.</summary>
    Authenticated,

    Paid,

    /// <summary>The card refused at the confirmation.</summary>
    Declined,

    /// <summary>The merchant did not confirm in time.</summary>
    Expired,

    /// <summary>The merchant closed it before the customer paid. Only Stripe.</summary>
    Closed,
}

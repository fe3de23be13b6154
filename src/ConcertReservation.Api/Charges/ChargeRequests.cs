using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using ConcertReservation.Application.Charges;
using ConcertReservation.Domain.Wallets;

namespace ConcertReservation.Api.Charges;

/// <summary>What the provider gave to the browser. Other fields of the provider are ignored.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Skip)]
public sealed record ConfirmChargeRequest
{
    /// <summary>TossPayments: the <c>paymentKey</c> of the return address. Stripe: the PaymentIntent, or nothing.</summary>
    /// <example>tgen_20261201200001ab3d5</example>
    [StringLength(200)]
    public string? PaymentKey { get; init; }

    /// <summary>The order that the provider named; it must be this charge.</summary>
    /// <example>0193a5c5-4e8f-7d43-92e0-6a1f0c5b2506</example>
    [StringLength(200)]
    public string? OrderId { get; init; }

    /// <summary>The amount that the provider named; it must be that of the charge.</summary>
    /// <example>100000</example>
    public long? Amount { get; init; }

    internal ConfirmCharge ToConfirmation() => new(PaymentKey, OrderId, Amount);
}

/// <summary>How much to give back.</summary>
public sealed record CancelChargeRequest
{
    /// <summary>Whole won; all that is left of the charge when left out.</summary>
    /// <example>50000</example>
    [Range(1, Wallet.MaxCharge)]
    public long? Amount { get; init; }
}

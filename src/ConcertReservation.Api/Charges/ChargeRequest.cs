using System.ComponentModel.DataAnnotations;
using ConcertReservation.Domain.Wallets;

namespace ConcertReservation.Api.Charges;

/// <summary>Money to add to the caller's wallet.</summary>
public sealed record ChargeRequest
{
    /// <summary>The amount in whole won, 1 to 10,000,000.</summary>
    /// <example>100000</example>
    [Required, Range(1, Wallet.MaxCharge)]
    public long? Amount { get; init; }
}

using System.ComponentModel.DataAnnotations;

namespace ConcertReservation.Api.Payments;

/// <summary>The body of a payment. Optional.</summary>
public sealed record PayRequest
{
    /// <summary>The price in won that the client expects; the payment is refused when the price differs.</summary>
    /// <example>100000</example>
    [Range(0, long.MaxValue)]
    public long? Amount { get; init; }
}

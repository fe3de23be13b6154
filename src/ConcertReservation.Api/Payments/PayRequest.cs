using System.ComponentModel.DataAnnotations;

namespace ConcertReservation.Api.Payments;

/// <summary>May be left out altogether.</summary>
public sealed record PayRequest
{
    /// <summary>What the caller believes the price to be, in won; refused when it is not.</summary>
    /// <example>100000</example>
    [Range(0, long.MaxValue)]
    public long? Amount { get; init; }
}

using System.ComponentModel.DataAnnotations;
using ConcertReservation.Domain.Queue;

namespace ConcertReservation.Api.Queue;

/// <summary>The whole policy of a line. Leaving out a required field is an error; it does not keep its value.</summary>
public sealed record QueuePolicyRequest
{
    /// <summary>The maximum number of active tokens, 1 to 1,000,000.</summary>
    /// <example>100</example>
    [Required, Range(1, QueuePolicy.MostActive)]
    public int? MaxActive { get; init; }

    /// <summary>The maximum number of admissions per second; null when only maxActive limits them.</summary>
    /// <example>50</example>
    [Range(0, QueuePolicy.FastestPerSecond, MinimumIsExclusive = true)]
    public double? AdmitPerSecond { get; init; }

    /// <summary>How long a token stays active after admission, one second to 24 hours.</summary>
    /// <example>00:05:00</example>
    [Required]
    public TimeSpan? ActiveFor { get; init; }

    /// <summary>How soon after admission the customer must use the token, or it expires.</summary>
    /// <example>00:01:00</example>
    [Required]
    public TimeSpan? ClaimWithin { get; init; }

    /// <summary>How long a hold lasts.</summary>
    /// <example>00:05:00</example>
    [Required]
    public TimeSpan? HoldFor { get; init; }

    /// <summary>The maximum number of seats in one reservation.</summary>
    /// <example>4</example>
    [Required, Range(1, QueuePolicy.MostSeats)]
    public int? MaxSeatsPerReservation { get; init; }

    /// <summary>The maximum number of held and paid seats of one customer for this concert.</summary>
    /// <example>8</example>
    [Required, Range(1, QueuePolicy.MostSeats)]
    public int? MaxSeatsPerUser { get; init; }

    /// <summary>While true, no customer is admitted.</summary>
    /// <example>false</example>
    [Required]
    public bool? Paused { get; init; }

    internal QueuePolicy ToPolicy() =>
        new(
            MaxActive!.Value,
            AdmitPerSecond,
            ActiveFor!.Value,
            ClaimWithin!.Value,
            HoldFor!.Value,
            MaxSeatsPerReservation!.Value,
            MaxSeatsPerUser!.Value,
            Paused!.Value
        );
}

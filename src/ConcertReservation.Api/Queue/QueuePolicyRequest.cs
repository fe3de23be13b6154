using System.ComponentModel.DataAnnotations;
using ConcertReservation.Domain.Queue;

namespace ConcertReservation.Api.Queue;

/// <summary>How the line is run, whole: what is left out is missing, not unchanged.</summary>
public sealed record QueuePolicyRequest
{
    /// <summary>Tokens active at once, 1 to 1,000,000.</summary>
    /// <example>100</example>
    [Required, Range(1, QueuePolicy.MostActive)]
    public int? MaxActive { get; init; }

    /// <summary>Admissions a second at most; null for no limit but maxActive.</summary>
    /// <example>50</example>
    [Range(0, QueuePolicy.FastestPerSecond, MinimumIsExclusive = true)]
    public double? AdmitPerSecond { get; init; }

    /// <summary>How long a turn lasts, one second to 24 hours.</summary>
    /// <example>00:05:00</example>
    [Required]
    public TimeSpan? ActiveFor { get; init; }

    /// <summary>How soon it must be taken up.</summary>
    /// <example>00:01:00</example>
    [Required]
    public TimeSpan? ClaimWithin { get; init; }

    /// <summary>How long a hold lasts.</summary>
    /// <example>00:05:00</example>
    [Required]
    public TimeSpan? HoldFor { get; init; }

    /// <example>4</example>
    [Required, Range(1, QueuePolicy.MostSeats)]
    public int? MaxSeatsPerReservation { get; init; }

    /// <summary>Held and paid seats of one person for this concert.</summary>
    /// <example>8</example>
    [Required, Range(1, QueuePolicy.MostSeats)]
    public int? MaxSeatsPerUser { get; init; }

    /// <summary>Nobody is admitted while this is set.</summary>
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

using System.ComponentModel.DataAnnotations;
using ConcertReservation.Api.Json;
using ConcertReservation.Domain.Queue;

namespace ConcertReservation.Api.Queue;

/// <summary>The parts of the policy to change. A part that is left out keeps its value.</summary>
[MergePatch]
public sealed record ChangeQueuePolicyRequest
{
    private readonly bool _hasAdmitPerSecond;

    /// <summary>The maximum number of active tokens, 1 to 1,000,000.</summary>
    /// <example>100</example>
    [Range(1, QueuePolicy.MostActive)]
    public int? MaxActive { get; init; }

    /// <summary>The maximum number of admissions per second; null when only maxActive limits them.</summary>
    /// <example>50</example>
    [NullClears, Range(0, QueuePolicy.FastestPerSecond, MinimumIsExclusive = true)]
    public double? AdmitPerSecond
    {
        get;
        init => (field, _hasAdmitPerSecond) = (value, true);
    }

    /// <summary>How long a token stays active after admission, one second to 24 hours.</summary>
    /// <example>00:05:00</example>
    public TimeSpan? ActiveFor { get; init; }

    /// <summary>How soon after admission the customer must use the token, or it expires.</summary>
    /// <example>00:01:00</example>
    public TimeSpan? ClaimWithin { get; init; }

    /// <summary>How long a hold lasts.</summary>
    /// <example>00:05:00</example>
    public TimeSpan? HoldFor { get; init; }

    /// <summary>The maximum number of seats in one reservation.</summary>
    /// <example>4</example>
    [Range(1, QueuePolicy.MostSeats)]
    public int? MaxSeatsPerReservation { get; init; }

    /// <summary>The maximum number of held and paid seats of one customer for this concert.</summary>
    /// <example>8</example>
    [Range(1, QueuePolicy.MostSeats)]
    public int? MaxSeatsPerUser { get; init; }

    /// <summary>While true, no customer is admitted.</summary>
    /// <example>true</example>
    public bool? Paused { get; init; }

    // With, so that a part of the policy that is not in this request keeps its value.
    internal QueuePolicy ApplyTo(QueuePolicy policy) =>
        policy with
        {
            MaxActive = MaxActive ?? policy.MaxActive,
            AdmitPerSecond = _hasAdmitPerSecond ? AdmitPerSecond : policy.AdmitPerSecond,
            ActiveFor = ActiveFor ?? policy.ActiveFor,
            ClaimWithin = ClaimWithin ?? policy.ClaimWithin,
            HoldFor = HoldFor ?? policy.HoldFor,
            MaxSeatsPerReservation = MaxSeatsPerReservation ?? policy.MaxSeatsPerReservation,
            MaxSeatsPerUser = MaxSeatsPerUser ?? policy.MaxSeatsPerUser,
            Paused = Paused ?? policy.Paused,
        };
}

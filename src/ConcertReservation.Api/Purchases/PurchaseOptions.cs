using System.ComponentModel.DataAnnotations;
using ConcertReservation.Application.Batching;

namespace ConcertReservation.Api.Purchases;

public sealed class PurchaseOptions
{
    public const string Section = "Purchasing";

    /// <summary>The maximum number of holds and payments in one transaction.</summary>
    [Range(1, 1_000)]
    public int MaxBatch { get; init; } = 64;

    /// <summary>
    /// The maximum number of holds and payments of one concert that wait for a batch on an instance. The next one gets
    /// 503 at once.
    /// </summary>
    [Range(1, 1_000_000)]
    public int MaxWaiting { get; init; } = 2_000;

    // Without a time to gather: a lone customer does not wait for others.
    internal BatchLimits Limits => new(GatherFor: null, MaxBatch, MaxWaiting);
}

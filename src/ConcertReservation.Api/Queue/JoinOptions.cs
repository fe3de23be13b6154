using System.ComponentModel.DataAnnotations;
using ConcertReservation.Application.Batching;

namespace ConcertReservation.Api.Queue;

public sealed class JoinOptions
{
    public const string Section = "Joining";

    /// <summary>How long a batch waits for company: an arrival pays it once, a full line of arrivals saves commits.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:00:01")]
    public TimeSpan Gather { get; init; } = TimeSpan.FromMilliseconds(5);

    /// <summary>People in one transaction at most.</summary>
    [Range(1, 10_000)]
    public int MaxBatch { get; init; } = 500;

    /// <summary>People who may stand at the desk of one line; the next one is told 503 at once.</summary>
    [Range(1, 1_000_000)]
    public int MaxWaiting { get; init; } = 10_000;

    internal BatchLimits Limits => new(Gather, MaxBatch, MaxWaiting);
}

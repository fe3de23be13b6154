using System.ComponentModel.DataAnnotations;
using ConcertReservation.Application.Batching;

namespace ConcertReservation.Api.Queue;

public sealed class JoinOptions
{
    public const string Section = "Joining";

    /// <summary>
    /// How long a batch waits for more joins before it commits. Each join is delayed by this time; longer batches save
    /// commits.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:00:01")]
    public TimeSpan Gather { get; init; } = TimeSpan.FromMilliseconds(5);

    /// <summary>The maximum number of joins in one transaction.</summary>
    [Range(1, 10_000)]
    public int MaxBatch { get; init; } = 500;

    /// <summary>
    /// The maximum number of joins to one line that wait for a batch on an instance. The next one gets 503 at once.
    /// </summary>
    [Range(1, 1_000_000)]
    public int MaxWaiting { get; init; } = 10_000;

    internal BatchLimits Limits => new(Gather, MaxBatch, MaxWaiting);
}

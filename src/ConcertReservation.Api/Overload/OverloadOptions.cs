using System.ComponentModel.DataAnnotations;

namespace ConcertReservation.Api.Overload;

public sealed class OverloadOptions
{
    public const string Section = "Overload";

    /// <summary>Requests at work at once. Fewer than the connections of the pool: the workers need some too.</summary>
    [Range(1, 10_000)]
    public int MaxRunning { get; init; } = 26;

    /// <summary>Requests that may wait for their turn to run; the next one is told 503 at once.</summary>
    [Range(0, 100_000)]
    public int MaxWaiting { get; init; } = 1_000;

    /// <summary>How long one waits for its turn before it is told 503: an answer later than that helps nobody.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:01:00")]
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(5);
}

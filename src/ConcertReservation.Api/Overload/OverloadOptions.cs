using System.ComponentModel.DataAnnotations;

namespace ConcertReservation.Api.Overload;

public sealed class OverloadOptions
{
    public const string Section = "Overload";

    /// <summary>
    /// The maximum number of requests that run at once. Must be below the size of the connection pool, because the
    /// workers need connections too.
    /// </summary>
    [Range(1, 10_000)]
    public int MaxRunning { get; init; } = 26;

    /// <summary>The maximum number of requests that wait for a permit to run. The next one gets 503 at once.</summary>
    [Range(0, 100_000)]
    public int MaxWaiting { get; init; } = 1_000;

    /// <summary>How long a request waits for a permit before it gets 503.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:01:00")]
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(5);
}

using System.ComponentModel.DataAnnotations;

namespace ConcertReservation.Api.Queue;

public sealed class QueueOptions
{
    public const string Section = "Queue";

    /// <summary>
    /// How often each instance tries to admit waiting customers. A freed slot stays empty for at most this time.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:01:00")]
    public TimeSpan TickInterval { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>How often each instance refreshes its cached state of the lines that its clients poll.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:00:01")]
    public TimeSpan PictureInterval { get; init; } = TimeSpan.FromMilliseconds(250);
}

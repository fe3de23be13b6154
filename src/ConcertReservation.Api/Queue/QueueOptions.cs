using System.ComponentModel.DataAnnotations;

namespace ConcertReservation.Api.Queue;

public sealed class QueueOptions
{
    public const string Section = "Queue";

    /// <summary>How often each instance looks whether somebody can be admitted; a freed slot stays empty at most this long.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:01:00")]
    public TimeSpan TickInterval { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>How often each instance looks what has changed in the lines its callers wait in.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:00:01")]
    public TimeSpan PictureInterval { get; init; } = TimeSpan.FromMilliseconds(250);
}

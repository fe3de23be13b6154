using System.ComponentModel.DataAnnotations;

namespace ConcertReservation.Api.Reservations;

public sealed class HoldSweepOptions
{
    public const string Section = "HoldSweep";

    /// <summary>How often lapsed holds are tidied away. Nothing waits for it.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "01:00:00")]
    public TimeSpan Interval { get; init; } = TimeSpan.FromSeconds(10);
}

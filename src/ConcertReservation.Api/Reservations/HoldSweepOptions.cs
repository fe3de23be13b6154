using System.ComponentModel.DataAnnotations;

namespace ConcertReservation.Api.Reservations;

public sealed class HoldSweepOptions
{
    public const string Section = "HoldSweep";

    /// <summary>
    /// How often the worker sweeps expired holds. Their seats are available as soon as a hold expires, before the
    /// sweep.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "01:00:00")]
    public TimeSpan Interval { get; init; } = TimeSpan.FromSeconds(10);
}

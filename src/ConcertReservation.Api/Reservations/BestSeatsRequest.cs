using System.ComponentModel.DataAnnotations;
using ConcertReservation.Domain.BestSeats;
using ConcertReservation.Domain.Queue;

namespace ConcertReservation.Api.Reservations;

/// <summary>
/// The best available seats: in the first section of the seat plan that has them, nearest the stage, then nearest the
/// middle of the row.
/// </summary>
public sealed record BestSeatsRequest
{
    /// <summary>How many seats.</summary>
    /// <example>2</example>
    [Required, Range(1, QueuePolicy.MostSeats)]
    public int? Count { get; init; }

    /// <summary>Only seats of this section.</summary>
    /// <example>VIP</example>
    public string? Section { get; init; }

    /// <summary>Only seats that cost at most this, in won.</summary>
    /// <example>150000</example>
    [Range(typeof(long), "0", "9223372036854775807")]
    public long? MaxPrice { get; init; }

    /// <summary>Only seats side by side in one row. When it is false, the seats may be apart.</summary>
    public bool Together { get; init; } = true;

    internal SeatWish ToWish() => SeatWish.Of(Count!.Value, Section, MaxPrice, Together);
}

using System.ComponentModel.DataAnnotations;
using ConcertReservation.Api.Binding;
using ConcertReservation.Application.Purchases;
using ConcertReservation.Domain.Queue;

namespace ConcertReservation.Api.Reservations;

/// <summary>
/// The seats to hold in one performance: by id, by number, or the best seats that are available. Send one of the three.
/// </summary>
public sealed record HoldSeatsRequest
{
    /// <example>1</example>
    [Required]
    public long? PerformanceId { get; init; }

    /// <summary>The ids of the seats.</summary>
    /// <example>[7, 8]</example>
    [MinLength(1), MaxLength(QueuePolicy.MostSeats)]
    public IReadOnlyList<long>? SeatIds { get; init; }

    /// <summary>The numbers of the seats.</summary>
    /// <example>null</example>
    [MinLength(1), MaxLength(QueuePolicy.MostSeats), NoNulls]
    public IReadOnlyList<string>? SeatNumbers { get; init; }

    /// <summary>The service chooses the seats.</summary>
    /// <example>null</example>
    public BestSeatsRequest? Best { get; init; }

    internal HoldSeats ToCommand(long concertId, Guid userId) =>
        new(concertId, PerformanceId!.Value, SeatIds, SeatNumbers, userId, Best?.ToWish());
}

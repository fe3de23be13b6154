using System.ComponentModel.DataAnnotations;
using ConcertReservation.Api.Binding;
using ConcertReservation.Application.Reservations;
using ConcertReservation.Domain.Queue;

namespace ConcertReservation.Api.Reservations;

/// <summary>Seats of one performance, by id or by number, all or none.</summary>
public sealed record HoldSeatsRequest
{
    /// <example>1</example>
    [Required]
    public long? PerformanceId { get; init; }

    /// <summary>Either these ids …</summary>
    /// <example>[7, 8]</example>
    [MinLength(1), MaxLength(QueuePolicy.MostSeats)]
    public IReadOnlyList<long>? SeatIds { get; init; }

    /// <summary>… or these numbers.</summary>
    /// <example>null</example>
    [MinLength(1), MaxLength(QueuePolicy.MostSeats), NoNulls]
    public IReadOnlyList<string>? SeatNumbers { get; init; }

    internal HoldSeats ToCommand(long concertId, Guid userId) =>
        new(concertId, PerformanceId!.Value, SeatIds, SeatNumbers, userId);
}

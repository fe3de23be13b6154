using System.ComponentModel.DataAnnotations;
using ConcertReservation.Domain.Queue;

namespace ConcertReservation.Api.Payments;

/// <summary>The body of a refund. Optional.</summary>
public sealed record RefundRequest
{
    /// <summary>
    /// The seats to refund; all seats of the reservation when it is absent. The reservation stays paid while it has
    /// other seats.
    /// </summary>
    /// <example>[7, 8]</example>
    [MinLength(1), MaxLength(QueuePolicy.MostSeats)]
    public IReadOnlyList<long>? SeatIds { get; init; }
}

using System.ComponentModel.DataAnnotations;
using ConcertReservation.Domain.Queue;

namespace ConcertReservation.Api.Payments;

/// <summary>The body of a refund. Optional.</summary>
public sealed record RefundRequest
{
    /// <summary>
    /// The seats that the client expects to be refunded: all seats of the reservation. A part of them is refused.
    /// </summary>
    /// <example>[7, 8]</example>
    [MinLength(1), MaxLength(QueuePolicy.MostSeats)]
    public IReadOnlyList<long>? SeatIds { get; init; }
}

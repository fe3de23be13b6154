using System.ComponentModel.DataAnnotations;
using ConcertReservation.Api.Binding;
using ConcertReservation.Application.Payments;
using ConcertReservation.Domain.Texts;

namespace ConcertReservation.Api.Payments;

/// <summary>A refund that an operator makes for a customer.</summary>
public sealed record StaffRefundRequest
{
    private const int MaxReasonLength = 500;
    private const int MostSeats = 1_000;

    /// <summary>Why, for the audit log and the history of the reservation.</summary>
    /// <example>The customer was ill and called.</example>
    [Required, TypedText(MaxReasonLength)]
    public string? Reason { get; init; }

    /// <summary>
    /// The seats to refund; all seats of the reservation when it is absent. The reservation stays paid while it has
    /// other seats.
    /// </summary>
    /// <example>[7]</example>
    [MinLength(1), MaxLength(MostSeats)]
    public IReadOnlyList<long>? SeatIds { get; init; }

    internal StaffRefund ToRefund(Guid reservationId, Guid operatorId) =>
        new(reservationId, operatorId, TypedText.Normalize(Reason!), SeatIds);
}

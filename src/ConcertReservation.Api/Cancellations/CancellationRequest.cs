using System.ComponentModel.DataAnnotations;
using ConcertReservation.Api.Binding;
using ConcertReservation.Domain.Cancellations;
using ConcertReservation.Domain.Texts;

namespace ConcertReservation.Api.Cancellations;

/// <summary>Why a performance, or a whole concert, is cancelled.</summary>
public sealed record CancellationRequest
{
    /// <summary>For the operators; customers do not see it.</summary>
    /// <example>The singer is ill</example>
    [Required, TypedText(Cancellation.MaxReasonLength)]
    public string? Reason { get; init; }

    internal CancellationOrder ToOrder(long concertId, long? performanceId, Guid operatorId) =>
        new(concertId, performanceId, TypedText.Normalize(Reason!), operatorId);
}

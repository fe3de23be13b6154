using System.Text.Json.Serialization;
using ConcertReservation.Domain.Concerts;
using ConcertReservation.Domain.Payments;
using ConcertReservation.Domain.Reservations;

namespace ConcertReservation.Application.Reservations;

/// <summary>A reservation for the customer who owns it. Prices are won.</summary>
/// <param name="Number">A short text that can be read out on the phone.</param>
public sealed record ReservationResult(
    Guid ReservationId,
    string Number,
    long ConcertId,
    string ConcertTitle,
    long PerformanceId,
    DateTimeOffset StartsAt,
    PerformanceStatus PerformanceStatus,
    ReservationStatus Status,
    IReadOnlyList<ReservedSeat> Seats,
    long TotalPrice,
    DateTimeOffset HeldAt,
    DateTimeOffset ExpiresAt,
    DateTimeOffset? PaidAt,
    Guid? PaymentId,
    DateTimeOffset? CancelledAt,
    DateTimeOffset? RefundedAt
)
{
    /// <summary>The start before the last move, until the new start; left out when it was not moved.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? MovedFrom { get; init; }

    /// <summary>
    /// Until then seats that were held before the move can be refunded; left out when it was not moved, or not paid.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? RefundableUntil { get; init; }

    internal static ReservationResult Of(ReservationView view, RefundTerms refunds, DateTimeOffset now) =>
        Of(view, now) with
        {
            RefundableUntil = view is { Status: ReservationStatus.Paid, MovedFrom: not null }
                ? refunds.DeadlineOf(view)
                : null,
        };

    internal static ReservationResult Of(ReservationView view, DateTimeOffset now) =>
        new(
            view.ReservationId,
            view.Number,
            view.ConcertId,
            view.ConcertTitle,
            view.PerformanceId,
            view.StartsAt,
            view.PerformanceStatusAt(now),
            view.Status,
            view.Seats,
            view.TotalPrice,
            view.HeldAt,
            view.ExpiresAt,
            view.PaidAt,
            view.PaymentId,
            view.CancelledAt,
            view.RefundedAt
        )
        {
            MovedFrom = view.MovedFrom,
        };

    internal static ReservationResult JustHeld(
        Reservation reservation,
        string concertTitle,
        Performance performance,
        IReadOnlyList<SeatView> seats
    ) =>
        new(
            reservation.Id,
            ReservationNumber.Of(reservation.Serial),
            reservation.ConcertId,
            concertTitle,
            reservation.PerformanceId,
            performance.StartsAt,
            PerformanceStatus.Scheduled,
            reservation.Status,
            [
                .. seats
                    .OrderBy(s => s.Id)
                    .Select(s => new ReservedSeat(s.Id, s.Number, s.Section, s.Row, reservation.PriceOf(s.Id))),
            ],
            reservation.TotalPrice,
            reservation.HeldAt,
            reservation.ExpiresAt,
            PaidAt: null,
            PaymentId: null,
            CancelledAt: null,
            RefundedAt: null
        )
        {
            MovedFrom = performance.MovedFrom,
        };
}

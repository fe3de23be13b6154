using ConcertReservation.Domain.Concerts;
using ConcertReservation.Domain.Reservations;

namespace ConcertReservation.Application.Reservations;

/// <summary>A reservation for the customer who owns it. Prices are won.</summary>
public sealed record ReservationResult(
    Guid ReservationId,
    long ConcertId,
    string ConcertTitle,
    long PerformanceId,
    DateTimeOffset StartsAt,
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
    internal static ReservationResult Of(ReservationView view) =>
        new(
            view.ReservationId,
            view.ConcertId,
            view.ConcertTitle,
            view.PerformanceId,
            view.StartsAt,
            view.Status,
            view.Seats,
            view.TotalPrice,
            view.HeldAt,
            view.ExpiresAt,
            view.PaidAt,
            view.PaymentId,
            view.CancelledAt,
            view.RefundedAt
        );

    internal static ReservationResult JustHeld(
        Reservation reservation,
        PerformanceSummary performance,
        IReadOnlyList<SeatView> seats
    ) =>
        new(
            reservation.Id,
            reservation.ConcertId,
            performance.ConcertTitle,
            reservation.PerformanceId,
            performance.StartsAt,
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
        );
}

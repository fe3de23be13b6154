using ConcertReservation.Application.Reservations;
using ConcertReservation.Domain.Accounts;
using ConcertReservation.Domain.Reservations;

namespace ConcertReservation.Application.HouseSeats;

/// <summary>A reservation that an operator has issued, with its tickets. Prices are won.</summary>
public sealed record IssuedReservationResult(
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
    DateTimeOffset? RefundedAt,
    HolderResult Holder,
    PaymentMethod Method,
    IReadOnlyList<SeatTicket> Tickets
)
{
    internal static IssuedReservationResult Of(
        ReservationView view,
        Holder holder,
        PaymentMethod method,
        ITicketSigner signer
    )
    {
        ReservedSeat[] seats = [.. view.Seats.OrderBy(seat => seat.SeatId)];
        return new IssuedReservationResult(
            view.ReservationId,
            view.ConcertId,
            view.ConcertTitle,
            view.PerformanceId,
            view.StartsAt,
            view.Status,
            seats,
            view.TotalPrice,
            view.HeldAt,
            view.ExpiresAt,
            view.PaidAt,
            view.PaymentId,
            view.CancelledAt,
            view.RefundedAt,
            new HolderResult(holder.Name, holder.Email, holder.Language),
            method,
            [.. seats.Select(seat => SeatTicket.Of(view.ReservationId, seat, signer, checkedInAt: null))]
        );
    }
}

/// <summary>The person for whom an operator has issued a reservation.</summary>
/// <param name="Language">Of the mails to the holder.</param>
public sealed record HolderResult(string Name, string? Email, Language Language);

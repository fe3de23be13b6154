using ConcertReservation.Domain.Accounts;
using ConcertReservation.Domain.Concerts;
using ConcertReservation.Domain.Errors;
using ConcertReservation.Domain.Reservations;

namespace ConcertReservation.Application.Reservations;

/// <summary>What is shown at the door.</summary>
public sealed class TicketFacade(
    IReservationRepository reservations,
    IAccountRepository accounts,
    ITicketSigner signer,
    TimeProvider time
)
{
    /// <summary>Refuses with <c>reservation_not_found</c> or <c>reservation_not_paid</c>.</summary>
    public async Task<TicketResult> FindAsync(Guid reservationId, Guid userId, CancellationToken ct)
    {
        var reservation =
            await reservations.FindViewAsync(reservationId, userId, time.GetUtcNow(), ct)
            ?? throw Reservation.NotFound();
        if (reservation.Status != ReservationStatus.Paid)
            throw new DomainException(ErrorCode.ReservationNotPaid, "A ticket is for a paid reservation.");

        var holder = await accounts.FindAsync(userId, ct);
        return new TicketResult(
            reservation.ReservationId,
            signer.Sign(reservation.ReservationId),
            reservation.ConcertTitle,
            reservation.Venue,
            reservation.StartsAt,
            reservation.Seats,
            holder!.Name
        );
    }
}

/// <param name="Code">Signed; what the picture shows and the gate scans.</param>
/// <param name="Holder">The name of whoever paid.</param>
public sealed record TicketResult(
    Guid ReservationId,
    string Code,
    string ConcertTitle,
    Venue Venue,
    DateTimeOffset StartsAt,
    IReadOnlyList<ReservedSeat> Seats,
    string Holder
);

using ConcertReservation.Application.Audit;
using ConcertReservation.Domain.Accounts;
using ConcertReservation.Domain.Reservations;
using ConcertReservation.Domain.Transactions;

namespace ConcertReservation.Application.Reservations;

/// <summary>
/// Check-in at the entrance. A ticket can be used once, even when several scanners read it at the same time.
/// </summary>
public sealed class CheckInFacade(
    IReservationRepository reservations,
    IAccountRepository accounts,
    ITicketSigner signer,
    AuditTrail audit,
    IUnitOfWork unitOfWork,
    TimeProvider time
)
{
    /// <summary>
    /// Refuses with <c>ticket_not_found</c>, <c>reservation_refunded</c> or <c>already_checked_in</c>. A scanner that
    /// retries after losing the response gets <c>already_checked_in</c> with the time of its own check-in.
    /// </summary>
    public async Task<CheckInResult> CheckInAsync(string code, CancellationToken ct)
    {
        // A keyboard scanner ends what it types with a line break.
        var reservationId = signer.Read(code.Trim()) ?? throw Reservation.NoTicket();
        return await unitOfWork.ExecuteAsync(token => CheckInAsync(reservationId, token), ct);
    }

    private async Task<CheckInResult> CheckInAsync(Guid reservationId, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var concertId = await reservations.FindConcertAsync(reservationId, ct) ?? throw Reservation.NoTicket();
        // Of several scanners one gets the lock; the others then read the time of its check-in.
        var reservation =
            await reservations.FindForUpdateAsync(concertId, reservationId, ct) ?? throw Reservation.NoTicket();
        reservation.CheckIn(now);

        var view = await reservations.FindViewAsync(reservationId, reservation.UserId, now, ct);
        var holder = await accounts.FindAsync(reservation.UserId, ct);
        var result = new CheckInResult(reservationId, holder!.Name, view!.Seats, now);
        audit.Record("ticket.check_in", $"reservation/{reservationId}", before: null, after: result);
        return result;
    }
}

/// <param name="Holder">The name of the customer who paid.</param>
public sealed record CheckInResult(
    Guid ReservationId,
    string Holder,
    IReadOnlyList<ReservedSeat> Seats,
    DateTimeOffset CheckedInAt
);

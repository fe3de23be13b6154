using ConcertReservation.Application.Audit;
using ConcertReservation.Domain.Accounts;
using ConcertReservation.Domain.Reservations;
using ConcertReservation.Domain.Transactions;

namespace ConcertReservation.Application.Reservations;

/// <summary>The gate of the hall: one ticket lets one party in, once, however many gates scan it.</summary>
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
    /// Refuses with <c>ticket_not_found</c>, <c>reservation_refunded</c> or <c>already_checked_in</c>; a gate that lost
    /// the answer and asks again is told the last, with the time of its own.
    /// </summary>
    public async Task<CheckInResult> CheckInAsync(string code, CancellationToken ct)
    {
        var reservationId = signer.Open(code) ?? throw Reservation.NoTicket();
        return await unitOfWork.ExecuteAsync(token => CheckInAsync(reservationId, token), ct);
    }

    private async Task<CheckInResult> CheckInAsync(Guid reservationId, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var concertId = await reservations.FindConcertAsync(reservationId, ct) ?? throw Reservation.NoTicket();
        // The lock lets one gate through, the others find its time written down.
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

/// <param name="Holder">The name of whoever paid.</param>
public sealed record CheckInResult(
    Guid ReservationId,
    string Holder,
    IReadOnlyList<ReservedSeat> Seats,
    DateTimeOffset CheckedInAt
);

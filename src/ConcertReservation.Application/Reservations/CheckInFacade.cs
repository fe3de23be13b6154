using ConcertReservation.Application.Accounts;
using ConcertReservation.Application.Audit;
using ConcertReservation.Application.Concerts;
using ConcertReservation.Domain.Accounts;
using ConcertReservation.Domain.Concerts;
using ConcertReservation.Domain.Reservations;
using ConcertReservation.Domain.Transactions;

namespace ConcertReservation.Application.Reservations;

/// <summary>
/// Check-in at the entrance. A ticket can be used once, even when several scanners read it at the same time: the lock
/// of the reservation decides, and the key of <c>check_ins</c> is the second guard.
/// </summary>
public sealed class CheckInFacade(
    IConcertRepository concerts,
    IReservationRepository reservations,
    ICheckInRepository checkIns,
    IAccountRepository accounts,
    SaleCache sale,
    ITicketSigner signer,
    ICurrentStaff staff,
    AuditTrail audit,
    IUnitOfWork unitOfWork,
    TimeProvider time
)
{
    /// <summary>
    /// Refuses with <c>ticket_not_found</c>, <c>performance_cancelled</c>, <c>reservation_refunded</c>,
    /// <c>wrong_performance</c> or <c>already_checked_in</c>. A scanner that retries after losing the response gets <c>already_checked_in</c> with
    /// the time of its own check-in.
    /// </summary>
    /// <param name="code">White space around it is ignored: some scanners send a line break.</param>
    /// <param name="performanceId">The performance at this door; null to decide by the time.</param>
    /// <param name="deviceId">The door, so that its own upload later is no conflict; null when it sent no name.</param>
    public async Task<CheckInResult> CheckInAsync(
        string code,
        long? performanceId,
        string? deviceId,
        CancellationToken ct
    )
    {
        if (performanceId is { } named)
            staff.EnsureMayAdmitTo(named);
        var ticket = signer.Read(code.Trim()) ?? throw Reservation.NoTicket();
        var (reservation, entered) = await unitOfWork.ExecuteAsync(
            token => CheckInAsync(ticket, performanceId, deviceId, token),
            ct
        );
        return new CheckInResult(
            entered.ReservationId,
            reservation.Number,
            entered.TicketId,
            entered.Holder,
            entered.Seats,
            entered.CheckedInAt,
            reservation.ConcertTitle,
            reservation.PerformanceId,
            reservation.StartsAt,
            await checkIns.CountAsync(reservation.PerformanceId, ct),
            (await sale.FindSeatsAsync(reservation.ConcertId, reservation.PerformanceId, ct)).CountSold()
        );
    }

    /// <summary>
    /// Takes a check-in back, so that the ticket can be used again. Succeeds also when the ticket is not in. Refuses
    /// with <c>ticket_not_found</c>.
    /// </summary>
    public async Task UndoAsync(string ticketId, CancellationToken ct)
    {
        var ticket = TicketId.Parse(ticketId) ?? throw Reservation.NoTicket();
        await unitOfWork.ExecuteAsync(token => UndoAsync(ticket, token), ct);
    }

    private async Task<(ReservationView Reservation, EnteredSeats Entered)> CheckInAsync(
        TicketCode ticket,
        long? performanceId,
        string? deviceId,
        CancellationToken ct
    )
    {
        var now = time.GetUtcNow();
        var door = await LockAsync(ticket.ReservationId, now, ct);
        if (door.Reservation.PaidAt is not null)
            door.Performance.EnsureNotCancelled();
        door.Reservation.EnsureTicket();
        door.View.EnsureAdmitted(performanceId, now);
        if (!staff.MayAdmitTo(door.View.PerformanceId))
            throw door.View.WrongPerformance();
        var entered = door.Reservation.CheckIn(door.SeatsOf(ticket), door.CheckIns, now, deviceId);
        checkIns.Add(entered);

        var holder = door.View.HolderName ?? (await accounts.FindAsync(door.View.UserId!.Value, ct))!.Name;
        var seatIds = entered.Select(checkIn => checkIn.SeatId).ToHashSet();
        var result = new EnteredSeats(
            door.View.ReservationId,
            seatIds is { Count: 1 } ? new TicketId(door.View.ReservationId, seatIds.Single()).ToString() : null,
            holder,
            [.. door.View.Seats.Where(seat => seatIds.Contains(seat.SeatId))],
            now
        );
        audit.Record("ticket.check_in", $"reservation/{door.View.ReservationId}", before: null, after: result);
        return (door.View, result);
    }

    private async Task<bool> UndoAsync(TicketId ticket, CancellationToken ct)
    {
        var door = await LockAsync(ticket.ReservationId, time.GetUtcNow(), ct);
        staff.EnsureMayAdmitTo(door.View.PerformanceId);
        door.SeatsOf(new TicketCode(ticket.ReservationId, ticket.SeatId));
        var undone = door.CheckIns.Where(checkIn => checkIn.SeatId == ticket.SeatId).ToList();
        if (undone.Count == 0)
            return false;

        var remaining = door.CheckIns.Except(undone).ToList();
        door.Reservation.UndoCheckIn(remaining);
        if (door.AreStored)
            checkIns.Remove(undone);
        else
            checkIns.Add(remaining);
        audit.Record(
            "ticket.undo_check_in",
            $"reservation/{ticket.ReservationId}",
            before: new UndoneTicket(
                ticket.ToString(),
                door.View.Seats.Single(seat => seat.SeatId == ticket.SeatId).Number,
                undone[0].At
            ),
            after: null
        );
        return true;
    }

    // Of several scanners one gets the lock; the others then read its check-in. The performance is locked first, so that
    // a check-in is before a cancellation or refused.
    private async Task<Door> LockAsync(Guid reservationId, DateTimeOffset now, CancellationToken ct)
    {
        var (concertId, performanceId) =
            await reservations.FindPerformanceAsync(reservationId, ct) ?? throw Reservation.NoTicket();
        var performance = await concerts.FindPerformanceForShareAsync(concertId, performanceId, ct);
        var reservation =
            await reservations.FindForUpdateAsync(concertId, reservationId, ct) ?? throw Reservation.NoTicket();
        var view = await reservations.FindViewAsync(reservationId, now, ct);
        var stored = await checkIns.ListAsync(concertId, reservationId, ct);
        return new Door(
            performance,
            reservation,
            view!,
            reservation.CheckInsOf(stored, view!.Seats.Select(seat => seat.SeatId)),
            AreStored: stored.Count > 0
        );
    }

    private sealed record Door(
        Performance Performance,
        Reservation Reservation,
        ReservationView View,
        IReadOnlyList<CheckIn> CheckIns,
        bool AreStored
    )
    {
        public long[] SeatsOf(TicketCode ticket)
        {
            long[] all = [.. View.Seats.Select(seat => seat.SeatId)];
            if (ticket.SeatId is not { } seatId)
                return all;
            // The code was signed for a seat of this reservation, so the seat was refunded since.
            return all.Contains(seatId) ? [seatId] : throw Reservation.RefundedTicket();
        }
    }

    // What the audit log keeps; the story of the reservation reads it.
    private sealed record UndoneTicket(string TicketId, string Seat, DateTimeOffset CheckedInAt);

    // What the audit log keeps.
    private sealed record EnteredSeats(
        Guid ReservationId,
        string? TicketId,
        string Holder,
        IReadOnlyList<ReservedSeat> Seats,
        DateTimeOffset CheckedInAt
    );
}

/// <param name="Number">The reservation's number, which can be read out on the phone.</param>
/// <param name="TicketId">Null when a code of the version before has let in several seats.</param>
/// <param name="Holder">The name of the customer who paid.</param>
/// <param name="Seats">The seats that this code has let in.</param>
/// <param name="Admitted">How many seats of the performance are in.</param>
/// <param name="Expected">How many seats of the performance are sold, at most 300 ms old.</param>
public sealed record CheckInResult(
    Guid ReservationId,
    string Number,
    string? TicketId,
    string Holder,
    IReadOnlyList<ReservedSeat> Seats,
    DateTimeOffset CheckedInAt,
    string ConcertTitle,
    long PerformanceId,
    DateTimeOffset StartsAt,
    int Admitted,
    int Expected
);

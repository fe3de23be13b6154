using System.Text.Json.Serialization;
using ConcertReservation.Domain.Accounts;
using ConcertReservation.Domain.Concerts;
using ConcertReservation.Domain.Reservations;

namespace ConcertReservation.Application.Reservations;

/// <summary>The tickets of a paid reservation, one for each seat.</summary>
public sealed class TicketFacade(
    IReservationRepository reservations,
    ICheckInRepository checkIns,
    IAccountRepository accounts,
    ITicketSigner signer,
    TimeProvider time
)
{
    /// <summary>
    /// Refuses with <c>reservation_not_found</c>, <c>reservation_not_paid</c> or <c>performance_cancelled</c>.
    /// </summary>
    public async Task<TicketResult> FindAsync(Guid reservationId, Guid userId, CancellationToken ct)
    {
        var reservation = await FindPaidAsync(reservationId, userId, ct);
        var holder = await accounts.FindAsync(userId, ct);
        var used = (await checkIns.ListAsync(reservation.ConcertId, reservationId, ct)).ToDictionary(c => c.SeatId);
        List<SeatTicket> tickets =
        [
            .. reservation.Seats.Select(seat => TicketOf(reservationId, seat, used.GetValueOrDefault(seat.SeatId)?.At)),
        ];
        return new TicketResult(
            reservation.ReservationId,
            reservation.Number,
            tickets.Count == 1 ? tickets[0].Code : null,
            reservation.ConcertTitle,
            reservation.Venue,
            reservation.StartsAt,
            reservation.Seats,
            holder!.Name,
            tickets
        )
        {
            MovedFrom = reservation.MovedFrom,
        };
    }

    /// <summary>
    /// The code of one ticket. Refuses with <c>reservation_not_found</c>, <c>reservation_not_paid</c>,
    /// <c>performance_cancelled</c> or <c>ticket_not_found</c>.
    /// </summary>
    /// <param name="ticketId">Null for the first ticket.</param>
    public async Task<string> FindCodeAsync(Guid reservationId, string? ticketId, Guid userId, CancellationToken ct)
    {
        var reservation = await FindPaidAsync(reservationId, userId, ct);
        var tickets = reservation.Seats.Select(seat => new TicketId(reservationId, seat.SeatId)).ToList();
        if (ticketId is null)
            return signer.Sign(tickets[0]);
        return TicketId.Parse(ticketId) is { } wanted && tickets.Contains(wanted)
            ? signer.Sign(wanted)
            : throw Reservation.NoTicket();
    }

    private async Task<ReservationView> FindPaidAsync(Guid reservationId, Guid userId, CancellationToken ct)
    {
        var reservation =
            await reservations.FindViewAsync(reservationId, userId, time.GetUtcNow(), ct)
            ?? throw Reservation.NotFound();
        reservation.EnsureTicket();
        reservation.EnsureNotCancelled();
        return reservation;
    }

    private SeatTicket TicketOf(Guid reservationId, ReservedSeat seat, DateTimeOffset? checkedInAt)
    {
        var id = new TicketId(reservationId, seat.SeatId);
        return new SeatTicket(
            id.ToString(),
            seat.SeatId,
            seat.Number,
            seat.Section,
            seat.Row,
            signer.Sign(id),
            checkedInAt
        );
    }
}

/// <param name="Number">A short text that can be read out on the phone.</param>
/// <param name="Code">That of the only ticket; null when there are several.</param>
/// <param name="Holder">The name of the customer who paid.</param>
public sealed record TicketResult(
    Guid ReservationId,
    string Number,
    string? Code,
    string ConcertTitle,
    Venue Venue,
    DateTimeOffset StartsAt,
    IReadOnlyList<ReservedSeat> Seats,
    string Holder,
    IReadOnlyList<SeatTicket> Tickets
)
{
    /// <summary>The start before the last move, until the new start; left out when it was not moved.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? MovedFrom { get; init; }
}

/// <summary>The ticket of one seat.</summary>
/// <param name="Code">Signed; the QR image shows it and the scanner reads it.</param>
/// <param name="CheckedInAt">Null until the ticket is used.</param>
public sealed record SeatTicket(
    string TicketId,
    long SeatId,
    string Number,
    string? Section,
    string? Row,
    string Code,
    DateTimeOffset? CheckedInAt
);

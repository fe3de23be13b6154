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
        return await DescribeAsync(reservation, holder!.Name, ct);
    }

    /// <summary>
    /// For the box office: only of a reservation that an operator has issued. Refuses with <c>reservation_not_found</c>,
    /// <c>reservation_not_paid</c> or <c>performance_cancelled</c>.
    /// </summary>
    public async Task<TicketResult> FindIssuedAsync(Guid reservationId, CancellationToken ct)
    {
        var reservation = await FindIssuedViewAsync(reservationId, ct);
        return await DescribeAsync(reservation, reservation.HolderName!, ct);
    }

    /// <summary>
    /// The code of one ticket. Refuses with <c>reservation_not_found</c>, <c>reservation_not_paid</c> or
    /// <c>ticket_not_found</c>.
    /// </summary>
    /// <param name="ticketId">Null for the first ticket.</param>
    public async Task<string> FindCodeAsync(Guid reservationId, string? ticketId, Guid userId, CancellationToken ct) =>
        CodeOf(await FindPaidAsync(reservationId, userId, ct), ticketId);

    /// <summary>The code of one ticket of a reservation that an operator has issued. Refuses as the customer's does.</summary>
    public async Task<string> FindIssuedCodeAsync(Guid reservationId, string ticketId, CancellationToken ct) =>
        CodeOf(await FindIssuedViewAsync(reservationId, ct), ticketId);

    private async Task<TicketResult> DescribeAsync(ReservationView reservation, string holder, CancellationToken ct)
    {
        var used = (await checkIns.ListAsync(reservation.ConcertId, reservation.ReservationId, ct)).ToDictionary(c =>
            c.SeatId
        );
        List<SeatTicket> tickets =
        [
            .. reservation.Seats.Select(seat =>
                SeatTicket.Of(reservation.ReservationId, seat, signer, used.GetValueOrDefault(seat.SeatId)?.At)
            ),
        ];
        return new TicketResult(
            reservation.ReservationId,
            reservation.Number,
            tickets.Count == 1 ? tickets[0].Code : null,
            reservation.ConcertTitle,
            reservation.Venue,
            reservation.StartsAt,
            reservation.Seats,
            holder,
            tickets
        )
        {
            MovedFrom = reservation.MovedFrom,
        };
    }

    private string CodeOf(ReservationView reservation, string? ticketId)
    {
        var tickets = reservation.Seats.Select(seat => new TicketId(reservation.ReservationId, seat.SeatId)).ToList();
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
        return EnsureTicket(reservation);
    }

    private async Task<ReservationView> FindIssuedViewAsync(Guid reservationId, CancellationToken ct)
    {
        var reservation = await reservations.FindViewAsync(reservationId, time.GetUtcNow(), ct);
        // The codes of a customer's tickets are the customer's.
        return reservation is { UserId: null } ? EnsureTicket(reservation) : throw Reservation.NotFound();
    }

    private static ReservationView EnsureTicket(ReservationView reservation)
    {
        reservation.EnsureTicket();
        reservation.EnsureNotCancelled();
        return reservation;
    }
}

/// <param name="Number">A short text that can be read out on the phone.</param>
/// <param name="Code">That of the only ticket; null when there are several.</param>
/// <param name="Holder">The name of the customer who paid, or of the person for whom an operator has issued it.</param>
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
)
{
    internal static SeatTicket Of(
        Guid reservationId,
        ReservedSeat seat,
        ITicketSigner signer,
        DateTimeOffset? checkedInAt
    )
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

using ConcertReservation.Domain.Concerts;
using ConcertReservation.Domain.Reservations;

namespace ConcertReservation.Application.Reservations;

/// <summary>The performance of a paid reservation, for the calendar of its customer.</summary>
public sealed class TicketCalendarFacade(
    IReservationRepository reservations,
    IConcertRepository concerts,
    TimeProvider time
)
{
    /// <summary>Refuses with <c>reservation_not_found</c> or <c>reservation_not_paid</c>.</summary>
    public async Task<TicketCalendarEntry> FindAsync(Guid reservationId, Guid userId, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var reservation =
            await reservations.FindViewAsync(reservationId, userId, now, ct) ?? throw Reservation.NotFound();
        reservation.EnsureTicket();
        var concert = await concerts.FindAsync(reservation.ConcertId, ct) ?? throw Concert.NotFound();
        return new TicketCalendarEntry(
            reservation.ReservationId,
            reservation.Number,
            reservation.ConcertTitle,
            reservation.Venue,
            concert.TimeZone,
            reservation.StartsAt,
            concert.Details.RunningMinutes is { } minutes ? TimeSpan.FromMinutes(minutes) : null,
            [.. reservation.Seats.Select(seat => seat.Number)],
            now
        );
    }
}

/// <param name="TimeZone">The IANA name of the concert's zone.</param>
/// <param name="Duration">Null when it is not known.</param>
/// <param name="Seats">The numbers of the seats.</param>
/// <param name="WrittenAt">When the entry was made: a calendar keeps the latest of several.</param>
public sealed record TicketCalendarEntry(
    Guid ReservationId,
    string Number,
    string Title,
    Venue Venue,
    string TimeZone,
    DateTimeOffset StartsAt,
    TimeSpan? Duration,
    IReadOnlyList<string> Seats,
    DateTimeOffset WrittenAt
);

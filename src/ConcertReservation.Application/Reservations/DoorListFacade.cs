using System.Security.Cryptography;
using System.Text;
using ConcertReservation.Application.Accounts;
using ConcertReservation.Domain.Concerts;
using ConcertReservation.Domain.Reservations;

namespace ConcertReservation.Application.Reservations;

/// <summary>
/// What a door needs to admit without a network. It has hashes instead of codes, so that a lost device does not give away
/// tickets.
/// </summary>
public sealed class DoorListFacade(
    IConcertRepository concerts,
    ICheckInRepository checkIns,
    ITicketSigner signer,
    ICurrentStaff staff
)
{
    /// <summary>Refuses with <c>forbidden</c> or <c>performance_not_found</c>.</summary>
    public async Task<DoorListResult> FindAsync(long performanceId, CancellationToken ct)
    {
        staff.EnsureMayAdmitTo(performanceId);
        var concertId = await concerts.FindConcertOfAsync(performanceId, ct) ?? throw Performance.NotFound();
        var performance =
            await concerts.FindPerformanceAsync(concertId, performanceId, ct) ?? throw Performance.NotFound();
        var everyone = new ExpectedSeatsQuery(performanceId, Search: null, After: null, int.MaxValue);
        var seats = await checkIns.ListExpectedAsync(everyone, ct);
        return new DoorListResult(
            performanceId,
            performance.ConcertTitle,
            performance.StartsAt,
            [.. seats.Select(TicketOf)]
        );
    }

    private DoorTicket TicketOf(ExpectedSeat seat)
    {
        var ticket = new TicketId(seat.ReservationId, seat.SeatId);
        return new DoorTicket(
            ticket.ToString(),
            [HashOf(signer.Sign(ticket)), HashOf(signer.SignForAllSeats(seat.ReservationId))],
            seat.Number,
            seat.Section,
            seat.Row,
            seat.Holder,
            seat.CheckedInAt
        );
    }

    private static string HashOf(string code) => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(code)));
}

/// <summary>The tickets of a performance, by seat number.</summary>
public sealed record DoorListResult(
    long PerformanceId,
    string ConcertTitle,
    DateTimeOffset StartsAt,
    IReadOnlyList<DoorTicket> Items
);

/// <param name="CodeHashes">
/// The SHA-256 hashes, in Base64, of the UTF-8 bytes of the codes that admit this ticket. A code admits every ticket that
/// lists its hash: codes of the version before admit all seats of a reservation.
/// </param>
/// <param name="Holder">The name of the customer who paid.</param>
/// <param name="CheckedInAt">Null until the holder is in.</param>
public sealed record DoorTicket(
    string TicketId,
    IReadOnlyList<string> CodeHashes,
    string Number,
    string? Section,
    string? Row,
    string Holder,
    DateTimeOffset? CheckedInAt
);

using ConcertReservation.Api.Accounts;
using ConcertReservation.Api.Documentation;
using ConcertReservation.Api.Http;
using ConcertReservation.Api.Reservations;
using ConcertReservation.Application.Reservations;
using ConcertReservation.Domain.Accounts;
using ConcertReservation.Domain.Errors;
using Microsoft.AspNetCore.Mvc;

namespace ConcertReservation.Api.HouseSeats;

/// <summary>The box office prints what it has issued. A customer's tickets are not for operators.</summary>
[ApiController]
[StaffOnly(Role.BoxOffice)]
[Route(ApiRoutes.Base + "/admin/reservations/{reservationId}")]
[Tags("Operators")]
public sealed class IssuedTicketsController(TicketFacade tickets) : ControllerBase
{
    /// <summary>Get the tickets of a reservation that an operator has issued.</summary>
    /// <param name="reservationId">The reservation.</param>
    [HttpGet("ticket")]
    [Refuses(ErrorCode.ReservationNotFound, ErrorCode.ReservationNotPaid, ErrorCode.PerformanceCancelled)]
    public Task<TicketResult> GetIssuedTicket(Guid reservationId, CancellationToken ct) =>
        tickets.FindIssuedAsync(reservationId, ct);

    /// <summary>Get the code of one ticket of an issued reservation as a QR code in SVG.</summary>
    /// <param name="reservationId">The reservation.</param>
    /// <param name="ticketId">The ticket, as the reservation's ticket lists it.</param>
    [HttpGet("tickets/{ticketId}.svg")]
    [Produces(TicketQrCode.ContentType)]
    [ProducesResponseType<string>(StatusCodes.Status200OK, TicketQrCode.ContentType)]
    [Refuses(
        ErrorCode.ReservationNotFound,
        ErrorCode.ReservationNotPaid,
        ErrorCode.PerformanceCancelled,
        ErrorCode.TicketNotFound
    )]
    public async Task<IActionResult> GetIssuedTicketImage(Guid reservationId, string ticketId, CancellationToken ct)
    {
        var code = await tickets.FindIssuedCodeAsync(reservationId, ticketId, ct);
        return Content(TicketQrCode.ToSvg(code), TicketQrCode.ContentType);
    }
}

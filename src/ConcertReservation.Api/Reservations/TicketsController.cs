using ConcertReservation.Api.Documentation;
using ConcertReservation.Api.Http;
using ConcertReservation.Application.Reservations;
using ConcertReservation.Domain.Errors;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace ConcertReservation.Api.Reservations;

[ApiController]
[Authorize]
[Route(ApiRoutes.Base + "/reservations/{reservationId}")]
[Tags("Reservations")]
public sealed class TicketsController(TicketFacade tickets) : ControllerBase
{
    /// <summary>Get the ticket of a paid reservation.</summary>
    /// <param name="reservationId">The reservation.</param>
    [HttpGet("ticket")]
    [Refuses(ErrorCode.ReservationNotFound, ErrorCode.ReservationNotPaid)]
    public Task<TicketResult> Find(Guid reservationId, CancellationToken ct) =>
        tickets.FindAsync(reservationId, User.Id(), ct);

    /// <summary>Get the ticket's code as a QR code in SVG.</summary>
    /// <param name="reservationId">The reservation.</param>
    [HttpGet("ticket.svg")]
    [Produces(TicketQrCode.ContentType)]
    [ProducesResponseType<string>(StatusCodes.Status200OK, TicketQrCode.ContentType)]
    [Refuses(ErrorCode.ReservationNotFound, ErrorCode.ReservationNotPaid)]
    public async Task<IActionResult> FindQrCode(Guid reservationId, CancellationToken ct)
    {
        var ticket = await tickets.FindAsync(reservationId, User.Id(), ct);
        return Content(TicketQrCode.ToSvg(ticket.Code), TicketQrCode.ContentType);
    }
}

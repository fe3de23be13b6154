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
    /// <summary>The ticket of a paid reservation.</summary>
    [HttpGet("ticket")]
    [Refuses(ErrorCode.ReservationNotFound, ErrorCode.ReservationNotPaid)]
    public Task<TicketResult> Find(Guid reservationId, CancellationToken ct) =>
        tickets.FindAsync(reservationId, User.Id(), ct);

    /// <summary>Its code as a QR picture.</summary>
    [HttpGet("ticket.svg")]
    [Produces(TicketPicture.ContentType)]
    [ProducesResponseType<string>(StatusCodes.Status200OK, TicketPicture.ContentType)]
    [Refuses(ErrorCode.ReservationNotFound, ErrorCode.ReservationNotPaid)]
    public async Task<IActionResult> Draw(Guid reservationId, CancellationToken ct)
    {
        var ticket = await tickets.FindAsync(reservationId, User.Id(), ct);
        return Content(TicketPicture.Draw(ticket.Code), TicketPicture.ContentType);
    }
}

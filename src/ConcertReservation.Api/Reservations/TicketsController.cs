using System.Text;
using ConcertReservation.Api.Calendars;
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
public sealed class TicketsController(TicketFacade tickets, TicketCalendarFacade calendars) : ControllerBase
{
    /// <summary>Get the tickets of a paid reservation, one for each seat.</summary>
    /// <param name="reservationId">The reservation.</param>
    [HttpGet("ticket")]
    [Refuses(ErrorCode.ReservationNotFound, ErrorCode.ReservationNotPaid, ErrorCode.PerformanceCancelled)]
    public Task<TicketResult> GetTicket(Guid reservationId, CancellationToken ct) =>
        tickets.FindAsync(reservationId, User.Id(), ct);

    /// <summary>Get the code of the first ticket as a QR code in SVG.</summary>
    /// <param name="reservationId">The reservation.</param>
    [HttpGet("ticket.svg")]
    [Produces(TicketQrCode.ContentType)]
    [ProducesResponseType<string>(StatusCodes.Status200OK, TicketQrCode.ContentType)]
    [Refuses(ErrorCode.ReservationNotFound, ErrorCode.ReservationNotPaid, ErrorCode.PerformanceCancelled)]
    public async Task<IActionResult> GetTicketImage(Guid reservationId, CancellationToken ct)
    {
        var code = await tickets.FindCodeAsync(reservationId, ticketId: null, User.Id(), ct);
        return Content(TicketQrCode.ToSvg(code), TicketQrCode.ContentType);
    }

    /// <summary>Get the code of one ticket as a QR code in SVG.</summary>
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
    public async Task<IActionResult> GetSeatTicketImage(Guid reservationId, string ticketId, CancellationToken ct)
    {
        var code = await tickets.FindCodeAsync(reservationId, ticketId, User.Id(), ct);
        return Content(TicketQrCode.ToSvg(code), TicketQrCode.ContentType);
    }

    /// <summary>Get the performance of a paid reservation as a calendar entry (iCalendar, RFC 5545).</summary>
    /// <param name="reservationId">The reservation.</param>
    [HttpGet("ticket.ics")]
    [Produces(CalendarText.ContentType)]
    [ProducesResponseType<string>(StatusCodes.Status200OK, CalendarText.ContentType)]
    [Refuses(ErrorCode.ReservationNotFound, ErrorCode.ReservationNotPaid)]
    public async Task<IActionResult> GetTicketCalendar(Guid reservationId, CancellationToken ct)
    {
        var entry = await calendars.FindAsync(reservationId, User.Id(), ct);
        var file = Encoding.UTF8.GetBytes(TicketCalendar.Write(entry));
        return File(file, CalendarText.ContentType + "; charset=utf-8", $"{entry.Number}.ics");
    }
}

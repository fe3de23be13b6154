using ConcertReservation.Api.Accounts;
using ConcertReservation.Api.Documentation;
using ConcertReservation.Api.Http;
using ConcertReservation.Application.Mails;
using ConcertReservation.Domain.Accounts;
using ConcertReservation.Domain.Errors;
using Microsoft.AspNetCore.Mvc;

namespace ConcertReservation.Api.Mails;

[ApiController]
[StaffOnly(Role.BoxOffice)]
[Route(ApiRoutes.Base + "/admin/reservations/{reservationId}/mail")]
[Tags("Operators")]
public sealed class ReservationMailsController(MailRequestFacade requests) : ControllerBase
{
    /// <summary>Send the confirmation of a paid reservation again, with its tickets; at most once a minute.</summary>
    /// <param name="reservationId">The reservation of any customer.</param>
    [HttpPost]
    [ProducesResponseType<QueuedMail>(StatusCodes.Status202Accepted)]
    [Refuses(ErrorCode.ReservationNotFound, ErrorCode.ReservationNotPaid, ErrorCode.RateLimited)]
    public async Task<IActionResult> SendConfirmation(Guid reservationId, CancellationToken ct) =>
        Accepted(await requests.SendConfirmationAsync(reservationId, ct));
}

using ConcertReservation.Api.Documentation;
using ConcertReservation.Api.Http;
using ConcertReservation.Application.Mails;
using ConcertReservation.Domain.Errors;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace ConcertReservation.Api.Queue;

[ApiController]
[Authorize]
[Route(ApiRoutes.Concert + "/queue-token/mail")]
[Tags("Queue")]
public sealed class TurnMailController(TurnMailFacade turnMails) : ControllerBase
{
    /// <summary>
    /// Request a mail about five minutes before the turn of the caller's live token, and another one when it begins.
    /// </summary>
    /// <param name="concertId" example="1">The concert.</param>
    [HttpPut]
    [Refuses(ErrorCode.QueueTokenNotFound)]
    public Task<TurnMailResult> RequestTurnMail(long concertId, CancellationToken ct) =>
        turnMails.RequestAsync(concertId, User.Id(), ct);

    /// <summary>Withdraw the request. Succeeds also when there is none.</summary>
    /// <param name="concertId" example="1">The concert.</param>
    [HttpDelete]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public async Task<IActionResult> WithdrawTurnMail(long concertId, CancellationToken ct)
    {
        await turnMails.WithdrawAsync(concertId, User.Id(), ct);
        return NoContent();
    }
}

using ConcertReservation.Api.Accounts;
using ConcertReservation.Api.Documentation;
using ConcertReservation.Api.Http;
using ConcertReservation.Application.Queue;
using ConcertReservation.Domain.Errors;
using Microsoft.AspNetCore.Mvc;

namespace ConcertReservation.Api.Queue;

[ApiController]
[StaffOnly]
[Route(ApiRoutes.AdminConcert + "/messages")]
[Tags("Operators")]
public sealed class MessagesController(LineNoticeFacade notices) : ControllerBase
{
    /// <summary>Tell the waiting customers something: a notice on the page of the line, within a second.</summary>
    /// <param name="concertId" example="1">The concert.</param>
    [HttpPost]
    [ProducesResponseType<MessageResult>(StatusCodes.Status202Accepted)]
    [Refuses(ErrorCode.ConcertNotFound)]
    public async Task<IActionResult> SendMessage(long concertId, MessageRequest request, CancellationToken ct)
    {
        var notice = await notices.ShowAsync(concertId, request.ToNotice(), ct);
        return Accepted(new MessageResult(MessageRecipients.Waiting, notice));
    }
}

using ConcertReservation.Api.Accounts;
using ConcertReservation.Api.Documentation;
using ConcertReservation.Api.Http;
using ConcertReservation.Application.Mails;
using ConcertReservation.Domain.Errors;
using Microsoft.AspNetCore.Mvc;

namespace ConcertReservation.Api.Queue;

[ApiController]
[StaffOnly]
[Route(ApiRoutes.AdminConcert + "/messages")]
[Tags("Operators")]
public sealed class MessagesController(HolderMessageFacade holders) : ControllerBase
{
    /// <summary>Send a message to the customers who have paid for seats. Each gets one mail.</summary>
    /// <param name="concertId" example="1">The concert.</param>
    [HttpPost]
    [ProducesResponseType<MessageResult>(StatusCodes.Status202Accepted)]
    [Refuses(ErrorCode.ConcertNotFound, ErrorCode.PerformanceNotFound)]
    public async Task<IActionResult> SendMessage(long concertId, MessageRequest request, CancellationToken ct)
    {
        var sentAt = await holders.SendAsync(concertId, request.PerformanceId, request.ToContent(), ct);
        return Accepted(new MessageResult(MessageRecipients.Holders, sentAt));
    }
}

using ConcertReservation.Api.Accounts;
using ConcertReservation.Api.Documentation;
using ConcertReservation.Api.Http;
using ConcertReservation.Application.Mails;
using ConcertReservation.Application.Queue;
using ConcertReservation.Domain.Errors;
using Microsoft.AspNetCore.Mvc;

namespace ConcertReservation.Api.Queue;

[ApiController]
[StaffOnly]
[Route(ApiRoutes.AdminConcert + "/messages")]
[Tags("Operators")]
public sealed class MessagesController(LineNoticeFacade notices, HolderMessageFacade holders) : ControllerBase
{
    /// <summary>
    /// Tell the waiting customers something, as a notice on the page of the line, within a second. Or send a mail to each
    /// customer who has paid for seats.
    /// </summary>
    /// <param name="concertId" example="1">The concert.</param>
    [HttpPost]
    [ProducesResponseType<MessageResult>(StatusCodes.Status202Accepted)]
    [Refuses(ErrorCode.ConcertNotFound, ErrorCode.PerformanceNotFound)]
    public async Task<IActionResult> SendMessage(long concertId, MessageRequest request, CancellationToken ct) =>
        Accepted(
            request.To == MessageRecipients.Waiting
                ? await ShowAsync(concertId, request, ct)
                : await MailAsync(concertId, request, ct)
        );

    private async Task<MessageResult> ShowAsync(long concertId, MessageRequest request, CancellationToken ct) =>
        new(MessageRecipients.Waiting, await notices.ShowAsync(concertId, request.ToNotice(), ct), SentAt: null);

    private async Task<MessageResult> MailAsync(long concertId, MessageRequest request, CancellationToken ct)
    {
        var sentAt = await holders.SendAsync(concertId, request.PerformanceId, request.ToContent(), ct);
        return new MessageResult(MessageRecipients.Holders, Notice: null, sentAt);
    }
}

using ConcertReservation.Api.Documentation;
using ConcertReservation.Api.Http;
using ConcertReservation.Api.Overload;
using ConcertReservation.Application.Queue;
using ConcertReservation.Domain.Errors;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace ConcertReservation.Api.Queue;

/// <remarks>Services come with the action that needs them: a poll must not pay for what only leaving needs.</remarks>
[ApiController]
[Authorize]
[Route(ApiRoutes.Concert + "/queue-token")]
[Tags("Queue")]
public sealed class QueueTokenController : ControllerBase
{
    /// <summary>Join the line. A caller who is in it already keeps the place and is answered 200.</summary>
    /// <param name="concertId" example="1">The concert.</param>
    [HttpPost]
    [OutsideOverloadGuard]
    [EnableRateLimiting(RateLimits.Joins)]
    [ProducesResponseType<QueueTokenResult>(StatusCodes.Status201Created)]
    [ProducesResponseType<QueueTokenResult>(StatusCodes.Status200OK)]
    [Refuses(ErrorCode.ConcertNotFound, ErrorCode.SaleNotOpen, ErrorCode.SaleClosed)]
    public async Task<IActionResult> Join(long concertId, [FromServices] WaitingRoom room, CancellationToken ct)
    {
        var joined = await room.JoinAsync(concertId, User.Id(), ct);
        return joined.IsNew ? Created(ApiRoutes.QueueToken(concertId), joined.Token) : Ok(joined.Token);
    }

    /// <summary>Look at one's place: the token in the Queue-Token header, or the caller's live one.</summary>
    /// <param name="concertId" example="1">The concert.</param>
    [HttpGet]
    [OutsideOverloadGuard]
    [AcceptsQueueToken]
    [Refuses(ErrorCode.QueueTokenInvalid, ErrorCode.QueueTokenNotFound)]
    public Task<QueueTokenResult> Look(long concertId, [FromServices] Places places, CancellationToken ct) =>
        places.LookAsync(new QueueCaller(concertId, User.Id(), QueueTokenHeader.Read(Request)), ct);

    /// <summary>
    /// The place as server-sent events: at once and on every change, until the turn has come or the place is given up.
    /// </summary>
    /// <param name="concertId" example="1">The concert.</param>
    [HttpGet("events")]
    [OutsideOverloadGuard]
    [AcceptsQueueToken]
    [ProducesResponseType<QueueTokenResult>(StatusCodes.Status200OK, "text/event-stream")]
    [Refuses(ErrorCode.QueueTokenInvalid, ErrorCode.QueueTokenNotFound)]
    public async Task<IResult> Watch(long concertId, [FromServices] Places places)
    {
        var caller = new QueueCaller(concertId, User.Id(), QueueTokenHeader.Read(Request));
        return TypedResults.ServerSentEvents(await places.OpenAsync(caller, HttpContext));
    }

    /// <summary>Leave the line, or give up one's turn; holds for this concert are released.</summary>
    /// <param name="concertId" example="1">The concert.</param>
    [HttpDelete]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public async Task<IActionResult> Leave(long concertId, [FromServices] QueueFacade queue, CancellationToken ct)
    {
        await queue.LeaveAsync(concertId, User.Id(), ct);
        return NoContent();
    }
}

using System.Globalization;
using System.Net.ServerSentEvents;
using ConcertReservation.Api.Accounts;
using ConcertReservation.Api.Documentation;
using ConcertReservation.Api.Http;
using ConcertReservation.Api.Overload;
using ConcertReservation.Application.Queue;
using ConcertReservation.Domain.Errors;
using ConcertReservation.Domain.Queue;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace ConcertReservation.Api.Queue;

[ApiController]
[Authorize]
[Route(ApiRoutes.Concert + "/queue-token")]
[Tags("Queue")]
public sealed class QueueTokenController(JoinFacade joins, QueuePositionFacade positions) : ControllerBase
{
    private const string EventType = "queue";

    // Of the id of the last event of a stream.
    private const string End = "-end";

    /// <summary>Join the line. A caller with a live token gets that token with 200 and keeps the place.</summary>
    /// <param name="concertId" example="1">The concert.</param>
    [HttpPost]
    [BuyersOnly]
    [OutsideOverloadGuard]
    [ProducesResponseType<QueueTokenResult>(StatusCodes.Status201Created)]
    [ProducesResponseType<QueueTokenResult>(StatusCodes.Status200OK)]
    [Refuses(ErrorCode.ConcertNotFound, ErrorCode.SaleNotOpen, ErrorCode.SaleClosed, ErrorCode.RateLimited)]
    public async Task<IActionResult> JoinLine(long concertId, CancellationToken ct)
    {
        var joined = await joins.JoinAsync(concertId, User.Id(), ct);
        return joined.IsNew ? Created(ApiRoutes.QueueToken(concertId), joined.Token) : Ok(joined.Token);
    }

    /// <summary>
    /// Get the token of the Queue-Token header; without the header, the caller's live token, or the latest one that ended
    /// in the last day.
    /// </summary>
    /// <param name="concertId" example="1">The concert.</param>
    [HttpGet]
    [OutsideOverloadGuard]
    [AcceptsQueueToken]
    [Refuses(ErrorCode.QueueTokenInvalid, ErrorCode.QueueTokenNotFound)]
    public ValueTask<QueueTokenResult> GetQueueToken(long concertId, CancellationToken ct) =>
        HttpMethods.IsHead(Request.Method)
            ? positions.PeekAsync(concertId, User.Id(), QueueTokenHeader.Read(Request), ct)
            : positions.GetAsync(concertId, User.Id(), QueueTokenHeader.Read(Request), ct);

    /// <summary>Stream the token as server-sent events: at once and on every change, until it is active or ends.</summary>
    /// <param name="concertId" example="1">The concert.</param>
    [HttpGet("events")]
    [OutsideOverloadGuard]
    [AcceptsQueueToken]
    [ProducesResponseType<QueueTokenResult>(StatusCodes.Status200OK, "text/event-stream")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [Refuses(ErrorCode.QueueTokenInvalid, ErrorCode.QueueTokenNotFound)]
    public async Task<IResult> WatchQueueToken(long concertId, CancellationToken ct)
    {
        var last = EventStreams.LastEventId(HttpContext);
        // The client has the last event. A browser connects again after every end, until the response is 204.
        if (last?.EndsWith(End, StringComparison.Ordinal) == true)
            return TypedResults.NoContent();

        // The numbers go on where the client has stopped; a text that is no number of this service counts as 0.
        var sent =
            last is { Length: < 10 } && int.TryParse(last, NumberStyles.None, CultureInfo.InvariantCulture, out var n)
                ? n
                : 0;
        return EventStreams.Send<QueueUpdate, QueueTokenResult>(
            HttpContext,
            concertId,
            await positions.WatchAsync(concertId, User.Id(), QueueTokenHeader.Read(Request), ct),
            (update, count) => ToEvent(update, sent + count)
        );
    }

    private static SseItem<QueueTokenResult>? ToEvent(QueueUpdate update, int number) =>
        update.Token is { } token
            ? new SseItem<QueueTokenResult>(token, EventType)
            {
                EventId =
                    number.ToString(CultureInfo.InvariantCulture)
                    + (token.Status == QueueTokenStatus.Waiting ? "" : End),
            }
            : null;
}

using System.Net.ServerSentEvents;
using ConcertReservation.Api.Accounts;
using ConcertReservation.Api.Documentation;
using ConcertReservation.Api.Http;
using ConcertReservation.Api.Overload;
using ConcertReservation.Api.Queue;
using ConcertReservation.Application.Concerts;
using ConcertReservation.Application.Queue;
using ConcertReservation.Domain.Errors;
using Microsoft.AspNetCore.Mvc;

namespace ConcertReservation.Api.Concerts;

[ApiController]
[BuyersOnly]
[Route(ApiRoutes.Concert + "/performances/{performanceId}/seat-states")]
[Tags("Behind the queue")]
public sealed class SeatStatesController(SeatStatesFacade states, AdmittedStreamFacade streams) : ControllerBase
{
    private const string EventType = "seats";

    /// <summary>Get the states of all seats of a performance, or those that changed since a version.</summary>
    /// <param name="concertId" example="1">The concert.</param>
    /// <param name="performanceId" example="1">A performance of this concert.</param>
    /// <param name="since">The <c>version</c> of an earlier answer, of any instance.</param>
    [HttpGet]
    [BehindQueue]
    [OutsideOverloadGuard]
    [SharedBody]
    [Refuses(ErrorCode.PerformanceNotFound, ErrorCode.PerformanceCancelled)]
    public ValueTask<SeatStatesResult> GetSeatStates(
        long concertId,
        long performanceId,
        [FromQuery] string? since,
        CancellationToken ct
    ) => states.FindAsync(new FindSeatStates(concertId, performanceId, since), ct);

    /// <summary>Stream the states as server-sent events: all of them, then the changes, at most twice a second.</summary>
    /// <param name="concertId" example="1">The concert.</param>
    /// <param name="performanceId" example="1">A performance of this concert.</param>
    [HttpGet("events")]
    [BehindQueue(claims: false)]
    [OutsideOverloadGuard]
    [ProducesResponseType<SeatStatesResult>(StatusCodes.Status200OK, "text/event-stream")]
    [Refuses(ErrorCode.PerformanceNotFound, ErrorCode.PerformanceCancelled)]
    public async Task<IResult> WatchSeatStates(long concertId, long performanceId, CancellationToken ct)
    {
        var request = new FindSeatStates(concertId, performanceId, EventStreams.LastEventId(HttpContext));
        var caller = streams.CallerOf(concertId, User.Id(), QueueTokenHeader.Read(Request));
        return EventStreams.Send<SeatStatesResult?, byte[]>(
            HttpContext,
            concertId,
            streams.WhileActiveAsync(caller, await states.WatchAsync(request, ct), ct),
            (update, _) => ToEvent(update)
        );
    }

    // All viewers get the same bytes.
    private SseItem<byte[]>? ToEvent(SeatStatesResult? update) =>
        update is null
            ? null
            : new SseItem<byte[]>(EventStreams.SharedJson(HttpContext, update), EventType) { EventId = update.Version };
}

using System.Net.ServerSentEvents;
using ConcertReservation.Api.Accounts;
using ConcertReservation.Api.Documentation;
using ConcertReservation.Api.Http;
using ConcertReservation.Api.Overload;
using ConcertReservation.Application.Cancellations;
using ConcertReservation.Domain.Errors;
using Microsoft.AspNetCore.Mvc;

namespace ConcertReservation.Api.Cancellations;

[ApiController]
[StaffOnly]
[Route(ApiRoutes.AdminConcert + "/cancellation")]
[Tags("Operators")]
public sealed class ConcertCancellationsController(
    CancellationFacade cancellations,
    CancellationProgressFacade progress
) : ControllerBase
{
    private const string EventType = "cancellation";

    /// <summary>
    /// Cancel all performances of a concert that are to come, and close its line. Repeating it is 200 with the state.
    /// </summary>
    /// <param name="concertId" example="1">The concert.</param>
    [HttpPost]
    [ProducesResponseType<ConcertCancellationResult>(StatusCodes.Status202Accepted)]
    [ProducesResponseType<ConcertCancellationResult>(StatusCodes.Status200OK)]
    [Refuses(ErrorCode.ConcertNotFound, ErrorCode.SaleClosed)]
    public async Task<IActionResult> CancelConcert(long concertId, CancellationRequest request, CancellationToken ct)
    {
        var cancelled = await cancellations.CancelAsync(request.ToOrder(concertId, null, User.Id()), ct);
        return cancelled.IsNew ? Accepted(ApiRoutes.Cancellation(concertId), cancelled.Concert) : Ok(cancelled.Concert);
    }

    /// <summary>Get the cancelled performances of a concert, and how far their refunds are.</summary>
    /// <param name="concertId" example="1">The concert.</param>
    [HttpGet]
    [Refuses(ErrorCode.ConcertNotFound, ErrorCode.NotFound)]
    public Task<ConcertCancellationResult> GetConcertCancellation(long concertId, CancellationToken ct) =>
        progress.FindAsync(concertId, ct);

    /// <summary>
    /// Stream the refunds as server-sent events: at once, on every change, at most twice a second, and every 15 seconds.
    /// </summary>
    /// <param name="concertId" example="1">The concert.</param>
    [HttpGet("events")]
    [OutsideOverloadGuard]
    [ProducesResponseType<ConcertCancellationResult>(StatusCodes.Status200OK, "text/event-stream")]
    [Refuses(ErrorCode.ConcertNotFound, ErrorCode.NotFound)]
    public async Task<IResult> WatchConcertCancellation(long concertId, CancellationToken ct) =>
        EventStreams.Send<ConcertCancellationResult, ConcertCancellationResult>(
            HttpContext,
            concertId,
            await progress.WatchAsync(concertId, ct),
            static (state, _) => new SseItem<ConcertCancellationResult>(state, EventType)
        );
}

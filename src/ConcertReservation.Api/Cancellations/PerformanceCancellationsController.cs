using ConcertReservation.Api.Accounts;
using ConcertReservation.Api.Documentation;
using ConcertReservation.Api.Http;
using ConcertReservation.Application.Cancellations;
using ConcertReservation.Application.Paging;
using ConcertReservation.Domain.Errors;
using Microsoft.AspNetCore.Mvc;

namespace ConcertReservation.Api.Cancellations;

[ApiController]
[StaffOnly]
[Route(ApiRoutes.AdminConcert + "/performances/{performanceId}/cancellation")]
[Tags("Operators")]
public sealed class PerformanceCancellationsController(CancellationFacade cancellations) : ControllerBase
{
    /// <summary>
    /// Cancel a performance. From then on nothing of it is held, paid or checked in; what is paid is refunded. Repeating
    /// it is 200 with the state.
    /// </summary>
    /// <param name="concertId" example="1">The concert.</param>
    /// <param name="performanceId" example="1">A performance of this concert.</param>
    [HttpPost]
    [ProducesResponseType<CancellationResult>(StatusCodes.Status202Accepted)]
    [ProducesResponseType<CancellationResult>(StatusCodes.Status200OK)]
    [Refuses(ErrorCode.ConcertNotFound, ErrorCode.PerformanceNotFound, ErrorCode.SaleClosed)]
    public async Task<IActionResult> CancelPerformance(
        long concertId,
        long performanceId,
        CancellationRequest request,
        CancellationToken ct
    )
    {
        var order = request.ToOrder(concertId, performanceId, User.Id());
        var cancelled = await cancellations.CancelAsync(order, ct);
        var result = cancelled.Of(performanceId);
        return cancelled.IsNew ? Accepted(ApiRoutes.Cancellation(concertId, performanceId), result) : Ok(result);
    }

    /// <summary>Get the cancellation of a performance, and how far its refunds are.</summary>
    /// <param name="concertId" example="1">The concert.</param>
    /// <param name="performanceId" example="1">A performance of this concert.</param>
    [HttpGet]
    [Refuses(ErrorCode.ConcertNotFound, ErrorCode.PerformanceNotFound, ErrorCode.NotFound)]
    public Task<CancellationResult> GetPerformanceCancellation(
        long concertId,
        long performanceId,
        CancellationToken ct
    ) => cancellations.FindAsync(concertId, performanceId, ct);

    /// <summary>List the reservations that could not be refunded, and why. Each is tried again later.</summary>
    /// <param name="concertId" example="1">The concert.</param>
    /// <param name="performanceId" example="1">A performance of this concert.</param>
    [HttpGet("failures")]
    [Refuses(ErrorCode.ConcertNotFound, ErrorCode.PerformanceNotFound, ErrorCode.NotFound)]
    public Task<Page<CancellationFailureResult>> ListCancellationFailures(
        long concertId,
        long performanceId,
        [FromQuery] PageQuery page,
        CancellationToken ct
    ) => cancellations.ListFailuresAsync(concertId, performanceId, page.ToRequest(), ct);
}

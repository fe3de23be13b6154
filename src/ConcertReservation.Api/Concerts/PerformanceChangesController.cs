using ConcertReservation.Api.Accounts;
using ConcertReservation.Api.Documentation;
using ConcertReservation.Api.Http;
using ConcertReservation.Api.Versions;
using ConcertReservation.Application.Concerts;
using ConcertReservation.Domain.Errors;
using Microsoft.AspNetCore.Mvc;

namespace ConcertReservation.Api.Concerts;

[ApiController]
[StaffOnly]
[Route(ApiRoutes.AdminConcert + "/performances/{performanceId}")]
[Tags("Operators")]
public sealed class PerformanceChangesController(PerformanceChangeFacade changes) : ControllerBase
{
    /// <summary>
    /// Move a performance to another date, or change its prices. Holders keep the price at which they hold or bought, and
    /// may refund until the new date what they held before the move.
    /// </summary>
    /// <param name="concertId" example="1">The concert.</param>
    /// <param name="performanceId" example="1">A performance of this concert.</param>
    [HttpPatch]
    [AcceptsIfMatch]
    [Refuses(
        ErrorCode.ConcertNotFound,
        ErrorCode.PerformanceNotFound,
        ErrorCode.PerformanceCancelled,
        ErrorCode.SaleClosed
    )]
    public async Task<EditablePerformanceResult> ChangePerformance(
        long concertId,
        long performanceId,
        ChangePerformanceRequest request,
        CancellationToken ct
    )
    {
        var command = new ChangePerformance(concertId, performanceId, request.StartsAt, request.Prices);
        var changed = await changes.ChangeAsync(command, Request.ExpectedVersion(), ct);
        Response.SetVersion(changed.Version);
        return changed;
    }
}

using ConcertReservation.Api.Documentation;
using ConcertReservation.Api.Http;
using ConcertReservation.Api.Overload;
using ConcertReservation.Application.Concerts;
using ConcertReservation.Domain.Errors;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace ConcertReservation.Api.Concerts;

[ApiController]
[AllowAnonymous]
[OutsideOverloadGuard]
[Route(ApiRoutes.Concert + "/performances/{performanceId}/seat-plan")]
[Tags("Catalogue")]
public sealed class SeatPlansController(SeatPlanFacade plans) : ControllerBase
{
    /// <summary>Get the seat plan of a performance: what does not change when seats are sold.</summary>
    /// <param name="concertId" example="1">The concert.</param>
    /// <param name="performanceId" example="1">A performance of this concert.</param>
    [HttpGet]
    [ResponseCache(Duration = 1)]
    [SharedBody]
    [Refuses(ErrorCode.ConcertNotFound, ErrorCode.PerformanceNotFound)]
    public ValueTask<SeatPlanResult> GetSeatPlan(long concertId, long performanceId, CancellationToken ct) =>
        plans.FindAsync(concertId, performanceId, ct);
}

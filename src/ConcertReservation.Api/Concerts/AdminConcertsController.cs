using ConcertReservation.Api.Accounts;
using ConcertReservation.Api.Documentation;
using ConcertReservation.Api.Http;
using ConcertReservation.Application.Concerts;
using ConcertReservation.Domain.Errors;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace ConcertReservation.Api.Concerts;

[ApiController]
[Authorize(AuthenticationServices.OperatorsOnly)]
[Route(ApiRoutes.Base + "/admin/concerts")]
[Tags("Operators")]
public sealed class AdminConcertsController(ConcertPlanningFacade planning) : ControllerBase
{
    /// <summary>Announce a concert with its performances and seats. Also creates its line.</summary>
    [HttpPost]
    [RequestSizeLimit(BodySizeLimit.PlanBytes)]
    [ProducesResponseType<ConcertResult>(StatusCodes.Status201Created)]
    public async Task<IActionResult> AnnounceConcert(AnnounceConcertRequest request, CancellationToken ct)
    {
        var concert = await planning.AnnounceAsync(request.ToCommand(), ct);
        return Created(ApiRoutes.Concerts(concert.ConcertId), concert);
    }

    /// <summary>Change a concert. Customers in its line keep their places when the sale window changes.</summary>
    /// <param name="concertId" example="1">The concert.</param>
    [HttpPatch("{concertId}")]
    [Refuses(ErrorCode.ConcertNotFound)]
    public Task<ConcertResult> ChangeConcert(long concertId, ChangeConcertRequest request, CancellationToken ct) =>
        planning.ChangeAsync(concertId, request.ApplyTo, ct);

    /// <summary>Add a performance to a concert.</summary>
    /// <param name="concertId" example="1">The concert.</param>
    [HttpPost("{concertId}/performances")]
    [RequestSizeLimit(BodySizeLimit.PlanBytes)]
    [ProducesResponseType<PerformanceResult>(StatusCodes.Status201Created)]
    [Refuses(ErrorCode.ConcertNotFound)]
    public async Task<IActionResult> AddPerformance(long concertId, PerformanceRequest request, CancellationToken ct)
    {
        var performance = await planning.AddPerformanceAsync(concertId, request.ToPlan(), ct);
        return Created(ApiRoutes.Seats(concertId, performance.PerformanceId), performance);
    }
}

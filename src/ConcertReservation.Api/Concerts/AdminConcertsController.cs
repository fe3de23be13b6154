using ConcertReservation.Api.Accounts;
using ConcertReservation.Api.Documentation;
using ConcertReservation.Api.Http;
using ConcertReservation.Api.Versions;
using ConcertReservation.Application.Concerts;
using ConcertReservation.Application.Paging;
using ConcertReservation.Domain.Concerts;
using ConcertReservation.Domain.Errors;
using Microsoft.AspNetCore.Mvc;

namespace ConcertReservation.Api.Concerts;

[ApiController]
[StaffOnly]
[Route(ApiRoutes.Base + "/admin/concerts")]
[Tags("Operators")]
public sealed class AdminConcertsController(ConcertPlanningFacade planning, EditableConcertFacade concerts)
    : ControllerBase
{
    /// <summary>List the concerts as operators edit them, ordered by their next performance.</summary>
    /// <param name="state">Only concerts whose sale has this state.</param>
    [HttpGet]
    public Task<Page<EditableConcertResult>> ListEditableConcerts(
        [FromQuery] SaleState? state,
        [FromQuery] PageQuery page,
        CancellationToken ct
    ) => concerts.ListAsync(state, page.ToRequest(), ct);

    /// <summary>Get what operators can edit of a concert. The ETag is its version: send it back as If-Match.</summary>
    /// <param name="concertId" example="1">The concert.</param>
    [HttpGet("{concertId}")]
    [Refuses(ErrorCode.ConcertNotFound)]
    public async Task<EditableConcertResult> GetEditableConcert(long concertId, CancellationToken ct)
    {
        var concert = await concerts.FindAsync(concertId, ct);
        Response.SetVersion(concert.Version);
        return concert;
    }

    /// <summary>Get what operators can edit of a performance. The ETag is its version.</summary>
    /// <param name="concertId" example="1">The concert.</param>
    /// <param name="performanceId" example="1">A performance of this concert.</param>
    [HttpGet("{concertId}/performances/{performanceId}")]
    [Refuses(ErrorCode.ConcertNotFound, ErrorCode.PerformanceNotFound)]
    public async Task<EditablePerformanceResult> GetEditablePerformance(
        long concertId,
        long performanceId,
        CancellationToken ct
    )
    {
        var performance = await concerts.FindPerformanceAsync(concertId, performanceId, ct);
        Response.SetVersion(performance.Version);
        return performance;
    }

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
    [AcceptsIfMatch]
    [Refuses(ErrorCode.ConcertNotFound)]
    public async Task<ConcertResult> ChangeConcert(long concertId, ChangeConcertRequest request, CancellationToken ct)
    {
        var changed = await planning.ChangeAsync(concertId, Request.ExpectedVersion(), request.ApplyTo, ct);
        Response.SetVersion(changed.Version);
        return changed.Concert;
    }

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

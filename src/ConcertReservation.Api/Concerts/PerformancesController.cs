using ConcertReservation.Api.Binding;
using ConcertReservation.Api.Documentation;
using ConcertReservation.Api.Http;
using ConcertReservation.Api.Queue;
using ConcertReservation.Application.Concerts;
using ConcertReservation.Application.Paging;
using ConcertReservation.Domain.Concerts;
using ConcertReservation.Domain.Errors;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace ConcertReservation.Api.Concerts;

[ApiController]
[Authorize]
[BehindQueue]
[Route(ApiRoutes.Concert)]
[Tags("Behind the queue")]
public sealed class PerformancesController(PerformanceFacade performances) : ControllerBase
{
    /// <summary>Bookable dates: performances to come that have a free seat.</summary>
    /// <param name="concertId" example="1">The concert.</param>
    /// <param name="date" example="2027-01-15">One date, in the concert's time zone.</param>
    /// <param name="includeSoldOut">Also those without a free seat.</param>
    [HttpGet("performances")]
    public Task<Page<PerformanceResult>> List(
        long concertId,
        [FromQuery] IsoDate? date,
        [FromQuery] PageQuery page,
        CancellationToken ct,
        [FromQuery] bool includeSoldOut = false
    ) => performances.ListAsync(new ListPerformances(concertId, date?.Value, includeSoldOut, page.ToRequest()), ct);

    /// <summary>The seats of a performance.</summary>
    /// <param name="concertId" example="1">The concert.</param>
    /// <param name="performanceId" example="1">One of its performances.</param>
    /// <param name="status">Only seats in this state.</param>
    [HttpGet("performances/{performanceId}/seats")]
    [Refuses(ErrorCode.PerformanceNotFound)]
    public Task<SeatsResult> ListSeats(
        long concertId,
        long performanceId,
        [FromQuery] SeatStatus? status,
        CancellationToken ct
    ) => performances.ListSeatsAsync(new ListSeats(concertId, performanceId, status), ct);

    /// <summary>Dates and free seats in one answer.</summary>
    /// <param name="concertId" example="1">The concert.</param>
    /// <param name="date" example="2027-01-15">One date, in the concert's time zone; all without it.</param>
    [HttpGet("availability")]
    public Task<AvailabilityResult> FindAvailability(long concertId, [FromQuery] IsoDate? date, CancellationToken ct) =>
        performances.FindAvailabilityAsync(concertId, date?.Value, ct);
}

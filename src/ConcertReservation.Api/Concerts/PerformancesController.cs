using ConcertReservation.Api.Accounts;
using ConcertReservation.Api.Binding;
using ConcertReservation.Api.Documentation;
using ConcertReservation.Api.Http;
using ConcertReservation.Api.Overload;
using ConcertReservation.Api.Queue;
using ConcertReservation.Application.Concerts;
using ConcertReservation.Application.Paging;
using ConcertReservation.Domain.Concerts;
using ConcertReservation.Domain.Errors;
using Microsoft.AspNetCore.Mvc;

namespace ConcertReservation.Api.Concerts;

[ApiController]
[BuyersOnly]
[BehindQueue]
[Route(ApiRoutes.Concert)]
[Tags("Behind the queue")]
public sealed class PerformancesController(PerformanceFacade performances) : ControllerBase
{
    /// <summary>List the upcoming performances that have an available seat.</summary>
    /// <param name="concertId" example="1">The concert.</param>
    /// <param name="date" example="2027-01-15">Only performances on this date, in the concert's time zone.</param>
    /// <param name="includeSoldOut">Whether to include performances without an available seat.</param>
    [HttpGet("performances")]
    [OutsideOverloadGuard]
    public Task<Page<PerformanceResult>> ListPerformances(
        long concertId,
        [FromQuery] IsoDate? date,
        [FromQuery] PageQuery page,
        CancellationToken ct,
        [FromQuery] bool includeSoldOut = false
    ) => performances.ListAsync(new ListPerformances(concertId, date?.Value, includeSoldOut, page.ToRequest()), ct);

    /// <summary>List the seats of a performance.</summary>
    /// <param name="concertId" example="1">The concert.</param>
    /// <param name="performanceId" example="1">A performance of this concert.</param>
    /// <param name="status">Only seats with this status.</param>
    [HttpGet("performances/{performanceId}/seats")]
    [OutsideOverloadGuard]
    [SharedBody]
    [Refuses(ErrorCode.PerformanceNotFound, ErrorCode.PerformanceCancelled)]
    public Task<SeatsResult> ListSeats(
        long concertId,
        long performanceId,
        [FromQuery] SeatStatus? status,
        CancellationToken ct
    ) => performances.ListSeatsAsync(new ListSeats(concertId, performanceId, status), ct);

    /// <summary>List the upcoming performances and their available seats, by date.</summary>
    /// <param name="concertId" example="1">The concert.</param>
    /// <param name="date" example="2027-01-15">Only this date, in the concert's time zone.</param>
    [HttpGet("availability")]
    [OutsideOverloadGuard]
    public Task<AvailabilityResult> GetAvailability(long concertId, [FromQuery] IsoDate? date, CancellationToken ct) =>
        performances.FindAvailabilityAsync(concertId, date?.Value, ct);
}

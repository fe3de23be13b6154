using System.ComponentModel.DataAnnotations;
using ConcertReservation.Api.Accounts;
using ConcertReservation.Api.Documentation;
using ConcertReservation.Api.Http;
using ConcertReservation.Api.Overload;
using ConcertReservation.Application.Concerts;
using ConcertReservation.Application.HouseSeats;
using ConcertReservation.Domain.Accounts;
using ConcertReservation.Domain.Errors;
using ConcertReservation.Domain.HouseSeats;
using Microsoft.AspNetCore.Mvc;

namespace ConcertReservation.Api.HouseSeats;

[ApiController]
[StaffOnly]
[Route(ApiRoutes.AdminPerformance)]
[Tags("Operators")]
public sealed class HouseSeatsController(
    SeatBlockFacade blocks,
    IssueFacade issues,
    SeatStatesFacade states,
    SeatPlanFacade plans
) : ControllerBase
{
    /// <summary>Get the seat plan of a performance, also of a draft.</summary>
    /// <param name="concertId" example="1">The concert.</param>
    /// <param name="performanceId" example="1">A performance of this concert.</param>
    [HttpGet("seat-plan")]
    [StaffOnly(Role.BoxOffice)]
    [OutsideOverloadGuard]
    [SharedBody]
    [Refuses(ErrorCode.PerformanceNotFound)]
    public ValueTask<SeatPlanResult> GetHouseSeatPlan(long concertId, long performanceId, CancellationToken ct) =>
        plans.FindForStaffAsync(concertId, performanceId, ct);

    /// <summary>Get the states of all seats of a performance, or those that changed since a version, without the line.</summary>
    /// <param name="concertId" example="1">The concert.</param>
    /// <param name="performanceId" example="1">A performance of this concert.</param>
    /// <param name="since">The <c>version</c> of an earlier answer, of any instance.</param>
    [HttpGet("seat-states")]
    [StaffOnly(Role.BoxOffice)]
    [OutsideOverloadGuard]
    [SharedBody]
    [Refuses(ErrorCode.PerformanceNotFound)]
    public ValueTask<SeatStatesResult> GetHouseSeatStates(
        long concertId,
        long performanceId,
        [FromQuery] string? since,
        CancellationToken ct
    ) => states.FindAsync(new FindSeatStates(concertId, performanceId, since), ct);

    /// <summary>Block seats, so that customers see them and cannot hold them: all or none.</summary>
    /// <param name="concertId" example="1">The concert.</param>
    /// <param name="performanceId" example="1">A performance of this concert.</param>
    [HttpPut("seat-blocks")]
    [RequestSizeLimit(BodySizeLimit.SeatListBytes)]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [Refuses(
        ErrorCode.PerformanceNotFound,
        ErrorCode.SeatNotFound,
        ErrorCode.SeatUnavailable,
        ErrorCode.SaleClosed,
        ErrorCode.PerformanceCancelled
    )]
    public async Task<IActionResult> BlockSeats(
        long concertId,
        long performanceId,
        BlockSeatsRequest request,
        CancellationToken ct
    )
    {
        await blocks.BlockAsync(request.ToSeats(concertId, performanceId), request.Reason!, ct);
        return NoContent();
    }

    /// <summary>Release blocked seats, so that customers can hold them: all or none.</summary>
    /// <param name="concertId" example="1">The concert.</param>
    /// <param name="performanceId" example="1">A performance of this concert.</param>
    /// <param name="seatIds" example="7,8">The ids of the seats. Seats that are available already stay available.</param>
    [HttpDelete("seat-blocks")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [Refuses(ErrorCode.PerformanceNotFound, ErrorCode.SeatNotFound, ErrorCode.SeatUnavailable)]
    public async Task<IActionResult> UnblockSeats(
        long concertId,
        long performanceId,
        [FromQuery, Required, RegularExpression(SeatIdList.Pattern)] string? seatIds,
        CancellationToken ct
    )
    {
        var chosen = SeatsOfPerformance.Of(concertId, performanceId, SeatIdList.Parse(seatIds!));
        await blocks.UnblockAsync(chosen, ct);
        return NoContent();
    }

    /// <summary>Sell available or blocked seats at the box office, or give them away: all or none.</summary>
    /// <param name="concertId" example="1">The concert.</param>
    /// <param name="performanceId" example="1">A performance of this concert.</param>
    [HttpPost("issues")]
    [StaffOnly(Role.BoxOffice)]
    [RequestSizeLimit(BodySizeLimit.SeatListBytes)]
    [ProducesResponseType<IssuedReservationResult>(StatusCodes.Status201Created)]
    [Refuses(
        ErrorCode.PerformanceNotFound,
        ErrorCode.SeatNotFound,
        ErrorCode.SeatUnavailable,
        ErrorCode.SaleClosed,
        ErrorCode.PerformanceCancelled
    )]
    public async Task<IActionResult> IssueSeats(
        long concertId,
        long performanceId,
        IssueSeatsRequest request,
        CancellationToken ct
    )
    {
        var issued = await issues.IssueAsync(request.ToCommand(concertId, performanceId), ct);
        return Created(ApiRoutes.IssuedTicket(issued.ReservationId), issued);
    }
}
